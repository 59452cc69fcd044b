package dev.banyan.aws.elbv2;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the API tells of a load balancer and nothing here depends on.
 *
 * @param created when it was made
 * @param scheme {@code internet-facing} or {@code internal}
 * @param ipAddressType such as {@code ipv4}
 * @param subnets its subnets, each in a zone of its own
 * @param securityGroups its security groups
 * @param tags its tags
 */
record LoadBalancerFacts(
        Instant created,
        String scheme,
        String ipAddressType,
        List<Subnet> subnets,
        List<String> securityGroups,
        Map<String, String> tags) {

    LoadBalancerFacts {
        subnets = List.copyOf(subnets);
        securityGroups = List.copyOf(securityGroups);
        tags = Map.copyOf(tags);
    }

    LoadBalancerFacts withCreated(Instant newCreated) {
        return new LoadBalancerFacts(newCreated, scheme, ipAddressType, subnets, securityGroups, tags);
    }

    LoadBalancerFacts withSubnets(List<Subnet> newSubnets) {
        return new LoadBalancerFacts(created, scheme, ipAddressType, newSubnets, securityGroups, tags);
    }

    LoadBalancerFacts withSecurityGroups(List<String> newSecurityGroups) {
        return new LoadBalancerFacts(created, scheme, ipAddressType, subnets, newSecurityGroups, tags);
    }

    LoadBalancerFacts withIpAddressType(String newType) {
        return new LoadBalancerFacts(created, scheme, newType, subnets, securityGroups, tags);
    }

    LoadBalancerFacts withTags(Map<String, String> newTags) {
        return new LoadBalancerFacts(created, scheme, ipAddressType, subnets, securityGroups, newTags);
    }

    /** Returns whether a load balancer of these settings is the one that was asked for. */
    boolean sameSettings(LoadBalancerFacts other) {
        return scheme.equals(other.scheme)
                && ipAddressType.equals(other.ipAddressType)
                && subnets.equals(other.subnets)
                && securityGroups.equals(other.securityGroups)
                && tags.equals(other.tags);
    }
}
