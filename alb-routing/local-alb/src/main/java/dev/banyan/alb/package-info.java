/** The load balancer's data plane, as one object to start, change and close. */
@NullMarked
package dev.banyan.alb;

import org.jspecify.annotations.NullMarked;
