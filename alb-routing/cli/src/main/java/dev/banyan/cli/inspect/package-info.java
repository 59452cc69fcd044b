/** Commands that look and ask: routes, match, logs, doctor. */
@NullMarked
package dev.banyan.cli.inspect;

import org.jspecify.annotations.NullMarked;
