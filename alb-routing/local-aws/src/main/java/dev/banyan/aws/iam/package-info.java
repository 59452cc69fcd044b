/** The IAM API, as far as it keeps certificates of servers. */
@NullMarked
package dev.banyan.aws.iam;

import org.jspecify.annotations.NullMarked;
