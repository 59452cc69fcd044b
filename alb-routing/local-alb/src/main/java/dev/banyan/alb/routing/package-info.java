/** A routing made ready for requests: an immutable snapshot that is swapped as a whole. */
@NullMarked
package dev.banyan.alb.routing;

import org.jspecify.annotations.NullMarked;
