/** Queries of metrics, and what they come to. */
@NullMarked
package dev.banyan.aws.cloudwatch.data;

import org.jspecify.annotations.NullMarked;
