/** What tests of the load balancer need: raw clients, raw targets, routings, a clock. */
@NullMarked
package dev.banyan.alb.support;

import org.jspecify.annotations.NullMarked;
