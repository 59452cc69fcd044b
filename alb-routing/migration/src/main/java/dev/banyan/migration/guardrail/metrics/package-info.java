/** Reads what CloudWatch knows of a route, in one call a look, and sorts it into windows of both sides. */
@NullMarked
package dev.banyan.migration.guardrail.metrics;

import org.jspecify.annotations.NullMarked;
