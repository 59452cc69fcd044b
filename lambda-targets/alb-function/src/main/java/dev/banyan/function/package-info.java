/**
 * Plain functions behind an Application Load Balancer: the event as a request, the response in the form the target group
 * asks for, a router, JSON errors and structured log lines. Written for a short cold start: streaming JSON, no reflection.
 */
@NullMarked
package dev.banyan.function;

import org.jspecify.annotations.NullMarked;
