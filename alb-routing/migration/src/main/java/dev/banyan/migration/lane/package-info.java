/** Rules that send testers to the Lambda group, above the rules whose weights move. */
@NullMarked
package dev.banyan.migration.lane;

import org.jspecify.annotations.NullMarked;
