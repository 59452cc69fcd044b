/** The folder that holds what outlives a run, and the note of what is running. */
@NullMarked
package dev.banyan.cli.state;

import org.jspecify.annotations.NullMarked;
