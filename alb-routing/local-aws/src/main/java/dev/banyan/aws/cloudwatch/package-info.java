/** The CloudWatch API: metrics of others and custom ones, metric math, alarms. */
@NullMarked
package dev.banyan.aws.cloudwatch;

import org.jspecify.annotations.NullMarked;
