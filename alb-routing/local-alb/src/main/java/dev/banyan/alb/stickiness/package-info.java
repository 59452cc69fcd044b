/** The cookies that keep a client with the target group or the target that served it before. */
@NullMarked
package dev.banyan.alb.stickiness;

import org.jspecify.annotations.NullMarked;
