@NullMarked
package dev.banyan.migration.guardrail.metrics;

import org.jspecify.annotations.NullMarked;
