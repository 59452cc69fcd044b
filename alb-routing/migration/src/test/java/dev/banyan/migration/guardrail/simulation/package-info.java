/** How often the tests of a shift are wrong, and how fast they are right, by playing traffic against them. */
@NullMarked
package dev.banyan.migration.guardrail.simulation;

import org.jspecify.annotations.NullMarked;
