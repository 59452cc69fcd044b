package dev.banyan.aws.cloudwatch.alarm;

/**
 * A number that an alarm looks at.
 *
 * @param second when its period began
 * @param samples how many samples it is of, or 0 where that is not known
 */
record Point(long second, double number, double samples) {}
