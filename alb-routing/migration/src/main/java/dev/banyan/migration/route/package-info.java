/** Routes: which rules and target groups belong together, found by their tags or given them by adoption. */
@NullMarked
package dev.banyan.migration.route;

import org.jspecify.annotations.NullMarked;
