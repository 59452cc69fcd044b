/** The whole system, run as a user runs it. */
@NullMarked
package dev.banyan.cli.system;

import org.jspecify.annotations.NullMarked;
