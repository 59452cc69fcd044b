package dev.banyan.cdk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;

/** Properties of a {@link LambdaRoute}. Immutable. */
public final class LambdaRouteProps {

    private final StranglerAlb alb;
    private final String route;
    private final String handler;
    private final Path archive;
    private final int memoryMiB;
    private final Duration timeout;
    private final Map<String, String> environment;
    private final String release;
    private final @Nullable IVpc vpc;
    private final @Nullable SubnetSelection subnets;
    private final List<RouteRule> rules;

    private LambdaRouteProps(Builder builder) {
        alb = Arguments.required("alb", builder.alb);
        route = Arguments.required("route", builder.route);
        handler = Arguments.required("handler", builder.handler);
        archive = Archives.existing(Arguments.required("archive", builder.archive));
        memoryMiB = builder.memoryMiB;
        timeout = builder.timeout;
        environment = new LinkedHashMap<>(builder.environment);
        release = builder.release;
        vpc = builder.vpc;
        subnets = builder.subnets;
        rules = List.copyOf(builder.rules);
        verify();
    }

    private void verify() {
        RouteTags.checkName(route);
        Arguments.check(handler.matches("[\\w.$]+(::\\w+)?"), "handler", handler, "package.Class::method");
        Arguments.inRange("memoryMiB", memoryMiB, 128, 10_240);
        long seconds = timeout.toSeconds().longValue();
        Arguments.check(seconds >= 1 && seconds <= 900, "timeout", seconds + " s", "1 to 900 s");
    }

    /** Starts with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    StranglerAlb alb() {
        return alb;
    }

    String route() {
        return route;
    }

    String handler() {
        return handler;
    }

    Path archive() {
        return archive;
    }

    int memoryMiB() {
        return memoryMiB;
    }

    Duration timeout() {
        return timeout;
    }

    Map<String, String> environment() {
        return environment;
    }

    String release() {
        return release;
    }

    Optional<IVpc> vpc() {
        return Optional.ofNullable(vpc);
    }

    @Nullable
    SubnetSelection subnets() {
        return subnets;
    }

    List<RouteRule> rules() {
        return rules;
    }

    /** Collects properties. Not thread-safe. */
    public static final class Builder {

        private @Nullable StranglerAlb alb;
        private @Nullable String route;
        private @Nullable String handler;
        private @Nullable Path archive;
        private int memoryMiB = 512;
        private Duration timeout = Duration.seconds(10);
        private final Map<String, String> environment = new LinkedHashMap<>();
        private String release = "1";
        private @Nullable IVpc vpc;
        private @Nullable SubnetSelection subnets;
        private final List<RouteRule> rules = new ArrayList<>();

        private Builder() {}

        /** The load balancer that invokes the function; required. */
        public Builder alb(StranglerAlb value) {
            alb = value;
            return this;
        }

        /** The name of the route, written as the tag {@code banyan:route}; required. */
        public Builder route(String value) {
            route = value;
            return this;
        }

        /** The handler, {@code package.Class::method}; required. */
        public Builder handler(String value) {
            handler = value;
            return this;
        }

        /** The archive with the classes at its root and libraries in {@code lib/}; required. */
        public Builder archive(Path value) {
            archive = value;
            return this;
        }

        /** Memory, which also sets the share of CPU (default: 512). */
        public Builder memoryMiB(int value) {
            memoryMiB = value;
            return this;
        }

        /** How long one request may take (default: 10 s). */
        public Builder timeout(Duration value) {
            timeout = value;
            return this;
        }

        /** A variable of the function. */
        public Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /**
         * A text, often the value of a parameter, whose change publishes a new version (default: 1). It
         * is needed when a secret or a parameter in the environment changes: the template is then the
         * same as before, and the alias would stay on a version with the old value.
         */
        public Builder release(String value) {
            release = value;
            return this;
        }

        /** Puts the function into a network, where it reaches only what its connections allow. */
        public Builder network(IVpc network, SubnetSelection selection) {
            vpc = network;
            subnets = selection;
            return this;
        }

        /** A rule that forwards to this function alone; may be called several times, or not at all. */
        public Builder rule(RouteRule value) {
            rules.add(value);
            return this;
        }

        /**
         * Checks and builds.
         *
         * @throws IllegalArgumentException if a property is missing or out of range, or the archive is not there
         */
        public LambdaRouteProps build() {
            return new LambdaRouteProps(this);
        }
    }
}
