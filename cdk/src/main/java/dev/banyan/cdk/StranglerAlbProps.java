package dev.banyan.cdk;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ec2.IVpc;

/** Properties of a {@link StranglerAlb}. Immutable. */
public final class StranglerAlbProps {

    /** Long enough to look into last quarter's traffic, short enough not to hoard client addresses. */
    private static final Duration DEFAULT_LOG_RETENTION = Duration.days(90);

    private final IVpc vpc;
    private final @Nullable String certificateArn;
    private final boolean internetFacing;
    private final boolean deletionProtection;
    private final boolean dropInvalidHeaders;
    private final Duration accessLogRetention;

    private StranglerAlbProps(Builder builder) {
        vpc = Arguments.required("vpc", builder.vpc);
        certificateArn = builder.certificateArn;
        internetFacing = builder.internetFacing;
        deletionProtection = builder.deletionProtection;
        dropInvalidHeaders = builder.dropInvalidHeaders;
        accessLogRetention = builder.accessLogRetention;
    }

    /** Starts with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    IVpc vpc() {
        return vpc;
    }

    Optional<String> certificateArn() {
        return Optional.ofNullable(certificateArn);
    }

    boolean internetFacing() {
        return internetFacing;
    }

    boolean deletionProtection() {
        return deletionProtection;
    }

    boolean dropInvalidHeaders() {
        return dropInvalidHeaders;
    }

    Duration accessLogRetention() {
        return accessLogRetention;
    }

    /** Collects properties. Not thread-safe. */
    public static final class Builder {

        private @Nullable IVpc vpc;
        private @Nullable String certificateArn;
        private boolean internetFacing = true;
        private boolean deletionProtection = true;
        private boolean dropInvalidHeaders = true;
        private Duration accessLogRetention = DEFAULT_LOG_RETENTION;

        private Builder() {}

        /** The network; required. A public load balancer goes to its public subnets, an internal one to private ones. */
        public Builder vpc(IVpc value) {
            vpc = value;
            return this;
        }

        /**
         * The ARN of the certificate for HTTPS, often the value of a parameter. Where it is empty at
         * deployment, or not given, HTTP carries all rules; otherwise HTTPS does and HTTP redirects.
         */
        public Builder certificateArn(String value) {
            certificateArn = value;
            return this;
        }

        /** Whether the internet may reach it (default); otherwise the network alone. */
        public Builder internetFacing(boolean value) {
            internetFacing = value;
            return this;
        }

        /** Whether deleting the stack leaves the load balancer standing (default: yes). */
        public Builder deletionProtection(boolean value) {
            deletionProtection = value;
            return this;
        }

        /**
         * Whether header fields with other characters in their name than letters, digits and hyphens
         * are dropped (default: yes). Say no only for a monolith that reads such headers: a function
         * sees them in another form than Tomcat, so routes with them do not behave the same.
         */
        public Builder dropInvalidHeaders(boolean value) {
            dropInvalidHeaders = value;
            return this;
        }

        /** How long access logs are kept, in whole days (default: 90). */
        public Builder accessLogRetention(Duration value) {
            accessLogRetention = value;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @throws IllegalArgumentException if the network is missing
         */
        public StranglerAlbProps build() {
            return new StranglerAlbProps(this);
        }
    }
}
