/** The Lambda service on one machine: functions run in processes of the real Java runtime client. */
@NullMarked
package dev.banyan.lambda;

import org.jspecify.annotations.NullMarked;
