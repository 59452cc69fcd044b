@NullMarked
package dev.banyan.migration.guardrail;

import org.jspecify.annotations.NullMarked;
