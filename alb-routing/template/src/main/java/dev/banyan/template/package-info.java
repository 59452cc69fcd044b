/**
 * Reads a synthesized CloudFormation template into the routing model and the functions, containers
 * and databases around it.
 */
@NullMarked
package dev.banyan.template;

import org.jspecify.annotations.NullMarked;
