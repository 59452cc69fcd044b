/** Measures the load balancer: a proxy for {@code run.sh}, and JMH benchmarks of its parts. */
@NullMarked
package dev.banyan.alb.benchmarks;

import org.jspecify.annotations.NullMarked;
