/** The {@code banyan} command and its subcommands. */
@NullMarked
package dev.banyan.cli;

import org.jspecify.annotations.NullMarked;
