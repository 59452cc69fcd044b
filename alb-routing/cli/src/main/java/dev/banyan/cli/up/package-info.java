/** {@code banyan up}: the mixed system of a template on this machine. */
@NullMarked
package dev.banyan.cli.up;

import org.jspecify.annotations.NullMarked;
