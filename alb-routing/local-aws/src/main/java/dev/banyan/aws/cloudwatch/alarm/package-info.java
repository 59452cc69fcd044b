/** Alarms: their settings, their evaluation, their history. */
@NullMarked
package dev.banyan.aws.cloudwatch.alarm;

import org.jspecify.annotations.NullMarked;
