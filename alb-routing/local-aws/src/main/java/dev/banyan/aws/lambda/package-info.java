/** The Lambda API: functions, versions, aliases, permissions and invocations over whoever runs functions. */
@NullMarked
package dev.banyan.aws.lambda;

import org.jspecify.annotations.NullMarked;
