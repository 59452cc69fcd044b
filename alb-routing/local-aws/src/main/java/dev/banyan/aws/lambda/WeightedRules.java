package dev.banyan.aws.lambda;

import dev.banyan.model.Arn;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.Routing;
import dev.banyan.model.Target;
import dev.banyan.model.WeightedTargetGroup;
import java.util.List;
import java.util.function.Supplier;

/** Tells whether rules are moving traffic to a function, so that its alias must not split it once more. */
@FunctionalInterface
public interface WeightedRules {

    /** No rule moves traffic. */
    WeightedRules NONE = function -> false;

    /** Returns whether a rule splits its traffic between a target group of this function and another one. */
    boolean split(Arn function);

    /** Returns the rules of a routing. */
    static WeightedRules of(Supplier<Routing> routing) {
        return function -> routing.get().loadBalancers().stream()
                .flatMap(balancer -> balancer.listeners().stream())
                .flatMap(listener -> listener.rules().stream())
                .anyMatch(rule -> rule.routingAction() instanceof ForwardAction forward
                        && split(forward, function, routing.get()));
    }

    private static boolean split(ForwardAction forward, Arn function, Routing routing) {
        List<WeightedTargetGroup> used = forward.targetGroups().stream()
                .filter(group -> group.weight().value() > 0)
                .toList();
        return used.size() > 1
                && used.stream()
                        .flatMap(group -> routing.targetGroup(group.targetGroup()).targets().stream())
                        .anyMatch(target -> target instanceof Target.Lambda lambda
                                && lambda.function().equals(function));
    }
}
