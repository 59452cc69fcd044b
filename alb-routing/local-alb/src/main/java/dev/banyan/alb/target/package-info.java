/** Target groups at work: which target is next, and its connections. */
@NullMarked
package dev.banyan.alb.target;

import org.jspecify.annotations.NullMarked;
