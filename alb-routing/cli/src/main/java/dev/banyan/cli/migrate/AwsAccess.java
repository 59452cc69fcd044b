package dev.banyan.cli.migrate;

import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import dev.banyan.migration.run.Timing;
import dev.banyan.migration.state.FolderStateStore;
import dev.banyan.migration.state.RouteStates;
import dev.banyan.migration.state.S3StateStore;
import dev.banyan.migration.state.StateStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * AWS's clients for one place.
 *
 * @param endpoint what is asked in place of AWS, or null
 * @param local the local system's own page, or null where the place is not local
 * @param region the region, or null for that of the AWS settings
 * @param store where the states of routes are, or null where nobody said so
 */
record AwsAccess(
        @Nullable URI endpoint,
        @Nullable LocalPage local,
        @Nullable String region,
        @Nullable String store) {

    private static final Pattern BUCKET = Pattern.compile("s3://([^/]+)/?(.*)");

    /** Returns the place in words. */
    String describe() {
        String where = region == null ? "" : ", " + region;
        if (endpoint == null) {
            return "AWS" + where;
        }
        return (local == null ? "endpoint " : "the local system ") + endpoint + where;
    }

    boolean isLocal() {
        return local != null;
    }

    /** Local metrics and weights take seconds where AWS's take minutes. */
    Timing timing() {
        return isLocal() ? Timing.LOCAL : Timing.AWS;
    }

    ElasticLoadBalancingV2Client loadBalancing() {
        return on(ElasticLoadBalancingV2Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder()))
                .build();
    }

    CloudWatchClient metrics() {
        return on(CloudWatchClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()))
                .build();
    }

    LambdaClient functions() {
        return on(LambdaClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()))
                .build();
    }

    /**
     * Returns the states of all routes.
     *
     * @throws CommandException if nobody said where they are
     */
    RouteStates states(InstantSource clock) {
        if (store == null) {
            throw new CommandException(
                    ExitCode.INPUT,
                    "--store: missing (expected: s3://BUCKET/PREFIX, where everybody who shifts finds the states of routes)");
        }
        return new RouteStates(stateStore(store), clock);
    }

    private static StateStore stateStore(String place) {
        Matcher bucket = BUCKET.matcher(place);
        if (!bucket.matches()) {
            return new FolderStateStore(Path.of(place));
        }
        S3Client client = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        return new S3StateStore(client, bucket.group(1), bucket.group(2));
    }

    /** A local system asks for no credentials, so that none are needed. */
    private <B extends AwsClientBuilder<B, ?>> B on(B builder) {
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        if (region != null) {
            builder.region(Region.of(region));
        }
        if (isLocal()) {
            builder.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
        }
        return builder;
    }
}
