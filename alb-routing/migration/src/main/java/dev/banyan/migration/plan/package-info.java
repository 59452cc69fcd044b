/** What a shift would do, worked out before anything changes. */
@NullMarked
package dev.banyan.migration.plan;

import org.jspecify.annotations.NullMarked;
