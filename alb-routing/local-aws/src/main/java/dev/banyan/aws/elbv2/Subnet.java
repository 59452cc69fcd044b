package dev.banyan.aws.elbv2;

/**
 * A subnet of a load balancer.
 *
 * @param id the subnet's id
 * @param zone the name of its zone
 */
record Subnet(String id, String zone) {}
