/** Where the numbers come from, and what is computed of them. */
@NullMarked
package dev.banyan.aws.cloudwatch.metric;

import org.jspecify.annotations.NullMarked;
