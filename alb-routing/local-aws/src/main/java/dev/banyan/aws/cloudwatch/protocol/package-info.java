/** The three protocols of the CloudWatch API over one tree of members. */
@NullMarked
package dev.banyan.aws.cloudwatch.protocol;

import org.jspecify.annotations.NullMarked;
