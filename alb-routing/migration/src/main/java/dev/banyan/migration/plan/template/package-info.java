/** Rules as a CloudFormation template or change set has them, references to other resources kept by name. */
@NullMarked
package dev.banyan.migration.plan.template;

import org.jspecify.annotations.NullMarked;
