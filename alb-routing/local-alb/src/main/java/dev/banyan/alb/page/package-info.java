/** The answers that the load balancer writes itself: its error pages, redirects and fixed responses. */
@NullMarked
package dev.banyan.alb.page;

import org.jspecify.annotations.NullMarked;
