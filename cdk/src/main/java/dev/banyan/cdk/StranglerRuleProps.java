package dev.banyan.cdk;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;

/** Properties of a {@link StranglerRule}. Immutable. */
public final class StranglerRuleProps {

    private final StranglerAlb alb;
    private final RuleProvider provider;
    private final String route;
    private final RouteRule rule;
    private final ContainerTargets container;
    private final LambdaRoute lambda;
    private final Number containerWeight;
    private final Number lambdaWeight;
    private final @Nullable Duration stickiness;

    private StranglerRuleProps(Builder builder) {
        alb = Arguments.required("alb", builder.alb);
        provider = Arguments.required("provider", builder.provider);
        rule = Arguments.required("rule", builder.rule);
        container = Arguments.required("container", builder.container);
        lambda = Arguments.required("lambda", builder.lambda);
        route = lambda.route().orElseThrow();
        containerWeight = builder.containerWeight;
        lambdaWeight = builder.lambdaWeight;
        stickiness = builder.stickiness;
        verify();
    }

    private void verify() {
        Arguments.weight("containerWeight", containerWeight);
        Arguments.weight("lambdaWeight", lambdaWeight);
        boolean someTraffic = containerWeight.doubleValue() != 0 || lambdaWeight.doubleValue() != 0;
        Arguments.check(someTraffic, "weights", "0 and 0", "at least one above 0");
        String containerRoute = container.route().orElse("none");
        Arguments.check(
                containerRoute.equals(route), "route of the container", containerRoute, route + ", as the function's");
        if (stickiness != null) {
            long seconds = stickiness.toSeconds().longValue();
            Arguments.check(seconds >= 1 && seconds <= 604_800, "stickiness", seconds + " s", "1 to 604800 s");
        }
    }

    /** Starts with all traffic on the container. */
    public static Builder builder() {
        return new Builder();
    }

    StranglerAlb alb() {
        return alb;
    }

    RuleProvider provider() {
        return provider;
    }

    String route() {
        return route;
    }

    RouteRule rule() {
        return rule;
    }

    ContainerTargets container() {
        return container;
    }

    LambdaRoute lambda() {
        return lambda;
    }

    Number containerWeight() {
        return containerWeight;
    }

    Number lambdaWeight() {
        return lambdaWeight;
    }

    Optional<Duration> stickiness() {
        return Optional.ofNullable(stickiness);
    }

    /** Collects properties. Not thread-safe. */
    public static final class Builder {

        private @Nullable StranglerAlb alb;
        private @Nullable RuleProvider provider;
        private @Nullable RouteRule rule;
        private @Nullable ContainerTargets container;
        private @Nullable LambdaRoute lambda;
        private Number containerWeight = 100;
        private Number lambdaWeight = 0;
        private @Nullable Duration stickiness;

        private Builder() {}

        /** The load balancer; required. */
        public Builder alb(StranglerAlb value) {
            alb = value;
            return this;
        }

        /** The function that makes the rules; required. */
        public Builder provider(RuleProvider value) {
            provider = value;
            return this;
        }

        /** Priority and conditions; required. */
        public Builder rule(RouteRule value) {
            rule = value;
            return this;
        }

        /** The target group of the route on the monolith, from {@link LegacyService#addRouteTargets}; required. */
        public Builder container(ContainerTargets value) {
            container = value;
            return this;
        }

        /** The function of the route; required. */
        public Builder lambda(LambdaRoute value) {
            lambda = value;
            return this;
        }

        /**
         * The weights at the rule's creation, each 0 to 999 or the value of a number parameter
         * (default: 100 and 0). Later they belong to the live rule, and changing them here does nothing.
         */
        public Builder initialWeights(Number containerValue, Number lambdaValue) {
            containerWeight = containerValue;
            lambdaWeight = lambdaValue;
            return this;
        }

        /** Keeps a client on the group it got first, for 1 to 604800 s (default: off). */
        public Builder stickiness(Duration value) {
            stickiness = value;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @throws IllegalArgumentException if a property is missing or out of range, or the routes differ
         */
        public StranglerRuleProps build() {
            return new StranglerRuleProps(this);
        }
    }
}
