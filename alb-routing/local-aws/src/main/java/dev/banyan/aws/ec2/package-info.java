/** The one network there is, made up, and the EC2 API that describes it. */
@NullMarked
package dev.banyan.aws.ec2;

import org.jspecify.annotations.NullMarked;
