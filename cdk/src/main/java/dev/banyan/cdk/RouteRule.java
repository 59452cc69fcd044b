package dev.banyan.cdk;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnCondition;

/** A rule to create on every active listener: its priority, its conditions, and when it exists. Immutable. */
public final class RouteRule {

    /** Priorities of rules; a lower number is looked at first. */
    static final int MAXIMUM_PRIORITY = 50_000;

    private final int priority;
    private final RuleConditions conditions;
    private final @Nullable CfnCondition when;

    private RouteRule(int priority, RuleConditions conditions, @Nullable CfnCondition when) {
        this.priority = priority;
        this.conditions = conditions;
        this.when = when;
    }

    /**
     * A rule that always exists.
     *
     * @throws IllegalArgumentException if {@code priority} is not in 1 to 50000
     */
    public static RouteRule of(int priority, RuleConditions conditions) {
        Arguments.inRange("priority", priority, 1, MAXIMUM_PRIORITY);
        return new RouteRule(priority, conditions, null);
    }

    /** The same rule, created only where the CloudFormation condition holds. */
    public RouteRule when(CfnCondition condition) {
        return new RouteRule(priority, conditions, condition);
    }

    int priority() {
        return priority;
    }

    RuleConditions conditions() {
        return conditions;
    }

    Optional<CfnCondition> when() {
        return Optional.ofNullable(when);
    }
}
