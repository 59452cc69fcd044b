package dev.banyan.aws.elbv2;

import dev.banyan.aws.query.Caller;
import dev.banyan.model.Arn;

/**
 * What all actions work on.
 *
 * @param store the state
 * @param hooks the rest of the system
 */
record ControlPlane(Elbv2Store store, Elbv2Hooks hooks) {

    State state() {
        return store.state();
    }

    String id() {
        return hooks.ids().get();
    }

    /** A certificate that a listener has exists, also one that was made for a listener of the template. */
    boolean hasCertificate(Arn certificate) {
        return hooks.certificates().test(certificate)
                || !store.loadBalancersWith(certificate).isEmpty();
    }

    Arn newArn(Caller caller, String resource) {
        return new Arn("arn:" + caller.partition() + ":elasticloadbalancing:" + caller.region() + ":" + caller.account()
                + ":" + resource + "/" + id());
    }

    /** A listener's ARN holds its load balancer's. */
    Arn newListenerArn(Arn loadBalancer) {
        return new Arn(loadBalancer.value().replace(":loadbalancer/", ":listener/") + "/" + id());
    }

    /** A rule's ARN holds its listener's. */
    Arn newRuleArn(Arn listener) {
        return new Arn(listener.value().replace(":listener/", ":listener-rule/") + "/" + id());
    }

    static boolean isOf(Caller caller, Arn arn) {
        return region(arn).equals(caller.region());
    }

    static String region(Arn arn) {
        return arn.value().split(":", 6)[3];
    }
}
