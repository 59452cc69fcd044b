/** One request and its answer, from the routing decision to the end that is logged. */
@NullMarked
package dev.banyan.alb.exchange;

import org.jspecify.annotations.NullMarked;
