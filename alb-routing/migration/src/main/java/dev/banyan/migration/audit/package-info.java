/** The audit as JSON lines: who, what, when, and the evidence. */
@NullMarked
package dev.banyan.migration.audit;

import org.jspecify.annotations.NullMarked;
