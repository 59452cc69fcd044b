/** Checks deploys against live weights, and keeps shifts and deploys apart. */
@NullMarked
package dev.banyan.migration.guard;

import org.jspecify.annotations.NullMarked;
