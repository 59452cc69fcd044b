/** Logged or recorded requests, replayed through the rules of two sides to see what would go elsewhere. */
@NullMarked
package dev.banyan.migration.plan.traffic;

import org.jspecify.annotations.NullMarked;
