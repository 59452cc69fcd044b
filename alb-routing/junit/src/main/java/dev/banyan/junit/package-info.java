/** A local load balancer, its functions and its AWS endpoint for the length of a test. */
@NullMarked
package dev.banyan.junit;

import org.jspecify.annotations.NullMarked;
