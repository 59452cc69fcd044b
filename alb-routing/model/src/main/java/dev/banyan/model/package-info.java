/**
 * Listeners, rules, conditions, actions and target groups of an Application Load Balancer, and how
 * a request is matched to a rule. Pure Java: no network, no clock, no other library.
 */
@NullMarked
package dev.banyan.model;

import org.jspecify.annotations.NullMarked;
