/**
 * Moves the live traffic of a route between its container and its Lambda target group, on AWS or on
 * anything that answers like it: this room knows AWS clients only.
 */
@NullMarked
package dev.banyan.migration;

import org.jspecify.annotations.NullMarked;
