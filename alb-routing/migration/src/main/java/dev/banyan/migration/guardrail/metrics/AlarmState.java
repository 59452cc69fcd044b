package dev.banyan.migration.guardrail.metrics;

import java.time.Instant;

/**
 * An alarm as it is now.
 *
 * @param name the alarm's name
 * @param red whether its state is ALARM
 * @param since when it came into its state
 * @param reason what CloudWatch says about it
 */
public record AlarmState(String name, boolean red, Instant since, String reason) {}
