package dev.banyan.cdk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.Secret;

/** Properties of a {@link LegacyService}. Immutable. */
public final class LegacyServiceProps {

    private final StranglerAlb alb;
    private final ContainerImage image;
    private final int containerPort;
    private final int cpu;
    private final int memoryMiB;
    private final int desiredCount;
    private final String healthCheckPath;
    private final Duration startupTime;
    private final Duration deregistrationDelay;
    private final Duration stopTimeout;
    private final Map<String, String> environment;
    private final Map<String, Secret> secrets;
    private final @Nullable LocalRun localRun;

    private LegacyServiceProps(Builder builder) {
        alb = Arguments.required("alb", builder.alb);
        image = Arguments.required("image", builder.image);
        containerPort = builder.containerPort;
        cpu = builder.cpu;
        memoryMiB = builder.memoryMiB;
        desiredCount = builder.desiredCount;
        healthCheckPath = builder.healthCheckPath;
        startupTime = builder.startupTime;
        deregistrationDelay = builder.deregistrationDelay;
        stopTimeout = builder.stopTimeout;
        environment = new LinkedHashMap<>(builder.environment);
        secrets = new LinkedHashMap<>(builder.secrets);
        localRun = builder.localRun;
        verify();
    }

    private void verify() {
        Arguments.inRange("containerPort", containerPort, 1, 65_535);
        Arguments.inRange("cpu", cpu, 256, 16_384);
        Arguments.inRange("memoryMiB", memoryMiB, 512, 122_880);
        Arguments.inRange("desiredCount", desiredCount, 0, 1_000);
        Arguments.check(healthCheckPath.startsWith("/"), "healthCheckPath", healthCheckPath, "begins with /");
        seconds("startupTime", startupTime, 0, 2_147_483_647);
        seconds("deregistrationDelay", deregistrationDelay, 0, 3_600);
        seconds("stopTimeout", stopTimeout, 2, 120);
    }

    private static void seconds(String name, Duration duration, long minimum, long maximum) {
        long value = duration.toSeconds().longValue();
        Arguments.check(value >= minimum && value <= maximum, name, value + " s", minimum + " to " + maximum + " s");
    }

    /** Starts with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    StranglerAlb alb() {
        return alb;
    }

    ContainerImage image() {
        return image;
    }

    int containerPort() {
        return containerPort;
    }

    int cpu() {
        return cpu;
    }

    int memoryMiB() {
        return memoryMiB;
    }

    int desiredCount() {
        return desiredCount;
    }

    String healthCheckPath() {
        return healthCheckPath;
    }

    Duration startupTime() {
        return startupTime;
    }

    Duration deregistrationDelay() {
        return deregistrationDelay;
    }

    Duration stopTimeout() {
        return stopTimeout;
    }

    Map<String, String> environment() {
        return environment;
    }

    Map<String, Secret> secrets() {
        return secrets;
    }

    Optional<LocalRun> localRun() {
        return Optional.ofNullable(localRun);
    }

    /** Collects properties. Not thread-safe. */
    public static final class Builder {

        private @Nullable StranglerAlb alb;
        private @Nullable ContainerImage image;
        private int containerPort = 8080;
        private int cpu = 1024;
        private int memoryMiB = 2048;
        private int desiredCount = 2;
        private String healthCheckPath = "/actuator/health/readiness";
        private Duration startupTime = Duration.seconds(120);
        private Duration deregistrationDelay = Duration.seconds(30);
        private Duration stopTimeout = Duration.seconds(60);
        private final Map<String, String> environment = new LinkedHashMap<>();
        private final Map<String, Secret> secrets = new LinkedHashMap<>();
        private @Nullable LocalRun localRun;

        private Builder() {}

        /** The load balancer in front; required. The service runs in the private subnets of its network. */
        public Builder alb(StranglerAlb value) {
            alb = value;
            return this;
        }

        /** The image, built for arm64; required. */
        public Builder image(ContainerImage value) {
            image = value;
            return this;
        }

        /** The port that the application listens on (default: 8080). */
        public Builder containerPort(int value) {
            containerPort = value;
            return this;
        }

        /** CPU units of a task, 1024 for one vCPU, and its memory (default: 1024 and 2048). */
        public Builder size(int cpuUnits, int memory) {
            cpu = cpuUnits;
            memoryMiB = memory;
            return this;
        }

        /** How many tasks run (default: 2). */
        public Builder desiredCount(int value) {
            desiredCount = value;
            return this;
        }

        /** The path that answers 200 once the application takes requests (default: Actuator's readiness). */
        public Builder healthCheckPath(String value) {
            healthCheckPath = value;
            return this;
        }

        /** How long failing health checks are forgiven after a task started (default: 120 s). */
        public Builder startupTime(Duration value) {
            startupTime = value;
            return this;
        }

        /** How long a leaving task may finish its requests before it is told to stop (default: 30 s). */
        public Builder deregistrationDelay(Duration value) {
            deregistrationDelay = value;
            return this;
        }

        /** How long a task may take from SIGTERM to its end (default: 60 s; Fargate's limit is 120 s). */
        public Builder stopTimeout(Duration value) {
            stopTimeout = value;
            return this;
        }

        /** A plain variable of the container. Never a secret: the task definition shows it. */
        public Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** A variable whose value ECS reads from a secret when a task starts. */
        public Builder secret(String name, Secret value) {
            secrets.put(name, value);
            return this;
        }

        /** How to start the application without a container (default: nothing is said). */
        public Builder localRun(LocalRun value) {
            localRun = value;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @throws IllegalArgumentException if a property is missing or out of range
         */
        public LegacyServiceProps build() {
            return new LegacyServiceProps(this);
        }
    }
}
