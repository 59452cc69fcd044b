@NullMarked
package dev.banyan.migration.guardrail.sequential;

import org.jspecify.annotations.NullMarked;
