/** Metric math: expressions over time series. */
@NullMarked
package dev.banyan.aws.cloudwatch.math;

import org.jspecify.annotations.NullMarked;
