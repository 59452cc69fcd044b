/** Rules as the load balancer describes them, made into rules of the model. */
@NullMarked
package dev.banyan.migration.plan.rules;

import org.jspecify.annotations.NullMarked;
