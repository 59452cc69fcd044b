/** Live rules as the load balancer has them, and the one way their weights are changed. */
@NullMarked
package dev.banyan.migration.rule;

import org.jspecify.annotations.NullMarked;
