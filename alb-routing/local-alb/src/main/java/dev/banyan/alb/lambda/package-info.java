/** The seam between the load balancer and whatever runs the functions behind its Lambda targets. */
@NullMarked
package dev.banyan.alb.lambda;

import org.jspecify.annotations.NullMarked;
