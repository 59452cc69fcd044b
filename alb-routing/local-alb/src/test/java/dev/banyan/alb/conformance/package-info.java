/** What AWS says of its load balancer, statement by statement, and the rows that prove each. */
@NullMarked
package dev.banyan.alb.conformance;

import org.jspecify.annotations.NullMarked;
