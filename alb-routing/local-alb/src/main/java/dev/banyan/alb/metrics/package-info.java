/** What the data plane counts, for whoever keeps the numbers. */
@NullMarked
package dev.banyan.alb.metrics;

import org.jspecify.annotations.NullMarked;
