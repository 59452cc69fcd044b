/** Tests of the endpoint over a load balancer that runs. */
@NullMarked
package dev.banyan.local;

import org.jspecify.annotations.NullMarked;
