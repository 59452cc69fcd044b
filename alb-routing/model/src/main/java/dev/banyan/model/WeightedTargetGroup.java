package dev.banyan.model;

/**
 * A target group of a forward with its share.
 *
 * @param targetGroup the target group's ARN
 * @param weight its share of the sum of all weights
 */
public record WeightedTargetGroup(Arn targetGroup, Weight weight) {}
