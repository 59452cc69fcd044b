/** {@code banyan alb}: an empty load balancer that the AWS endpoint alone drives. */
@NullMarked
package dev.banyan.cli.alb;

import org.jspecify.annotations.NullMarked;
