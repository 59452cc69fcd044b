/** What the tests of functions share: events, contexts, and functions run from their archives. */
@NullMarked
package dev.banyan.function.testing;

import org.jspecify.annotations.NullMarked;
