/** Evaluates the expressions of a CloudFormation template. */
@NullMarked
package dev.banyan.template.evaluation;

import org.jspecify.annotations.NullMarked;
