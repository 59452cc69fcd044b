/** The AWS endpoint over a load balancer and functions that run on this machine. */
@NullMarked
package dev.banyan.local;

import org.jspecify.annotations.NullMarked;
