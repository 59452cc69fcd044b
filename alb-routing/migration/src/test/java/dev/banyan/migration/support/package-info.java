/** What tests of the migration need: an endpoint with a route, time, stores, and ways to break things. */
@NullMarked
package dev.banyan.migration.support;

import org.jspecify.annotations.NullMarked;
