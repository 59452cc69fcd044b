/**
 * The custom resource behind a strangler rule: CloudFormation owns all of a listener rule but its weights, which belong to
 * the live rule alone.
 */
@NullMarked
package dev.banyan.ruleprovider;

import org.jspecify.annotations.NullMarked;
