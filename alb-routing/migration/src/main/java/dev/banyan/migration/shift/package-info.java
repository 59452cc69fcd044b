/** The course of a shift as pure states and events: steps, presets, plan. */
@NullMarked
package dev.banyan.migration.shift;

import org.jspecify.annotations.NullMarked;
