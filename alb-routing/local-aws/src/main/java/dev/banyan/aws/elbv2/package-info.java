/** The ELBv2 API, version 2015-12-01, for Application Load Balancers. */
@NullMarked
package dev.banyan.aws.elbv2;

import org.jspecify.annotations.NullMarked;
