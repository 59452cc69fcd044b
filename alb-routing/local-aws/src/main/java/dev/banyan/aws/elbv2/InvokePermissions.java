package dev.banyan.aws.elbv2;

import dev.banyan.model.Arn;

/** Tells whether a load balancer may invoke a function. */
@FunctionalInterface
public interface InvokePermissions {

    /** Every function may be invoked. */
    InvokePermissions ALL = (function, targetGroup) -> true;

    /** Returns whether requests of a target group may invoke a function. */
    boolean allows(Arn function, Arn targetGroup);
}
