package dev.banyan.cdk;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/**
 * The bucket of access logs. The CDK's own {@code logAccessLogs} needs a fixed Region, because it
 * looks up an account per Region; the log delivery principal is the same in all of them.
 */
final class AccessLogs {

    private static final String PREFIX = "alb";

    private AccessLogs() {}

    static void keep(Construct scope, ApplicationLoadBalancer loadBalancer, Duration retention) {
        Bucket bucket = Bucket.Builder.create(scope, "AccessLogs")
                // Log delivery can write to buckets with keys managed by S3, not with those of KMS.
                .encryption(BucketEncryption.S3_MANAGED)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .lifecycleRules(
                        List.of(LifecycleRule.builder().expiration(retention).build()))
                .build();
        bucket.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("logdelivery.elasticloadbalancing.amazonaws.com")))
                .actions(List.of("s3:PutObject"))
                .resources(List.of(bucket.arnForObjects(
                        PREFIX + "/AWSLogs/" + Stack.of(scope).getAccount() + "/*")))
                .build());
        loadBalancer.setAttribute("access_logs.s3.enabled", "true");
        loadBalancer.setAttribute("access_logs.s3.bucket", bucket.getBucketName());
        loadBalancer.setAttribute("access_logs.s3.prefix", PREFIX);
        // ELBv2 writes a test object when logging is switched on, so the policy must be there first.
        loadBalancer.getNode().addDependency(bucket.getPolicy());
        NagReasons.accept(
                bucket, "AwsSolutions-S1", "It holds access logs itself; logging its own writes has no reader");
    }
}
