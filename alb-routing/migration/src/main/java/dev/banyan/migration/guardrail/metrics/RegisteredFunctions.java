package dev.banyan.migration.guardrail.metrics;

import dev.banyan.migration.route.Route;
import dev.banyan.model.Arn;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/**
 * Finds functions by the targets that are registered in a group; asks once for each group that has one. Safe for use by
 * several threads.
 *
 * <p>AWS: {@code elasticloadbalancing:DescribeTargetHealth}.
 */
public final class RegisteredFunctions implements FunctionSource {

    private final ElasticLoadBalancingV2Client client;
    private final Map<Arn, LambdaFunction> known = new ConcurrentHashMap<>();

    /** Creates a source over a client, which stays the caller's to close. */
    public RegisteredFunctions(ElasticLoadBalancingV2Client client) {
        this.client = client;
    }

    @Override
    public @Nullable LambdaFunction of(Route route) {
        Arn group = route.lambdaGroup();
        LambdaFunction found = known.get(group);
        if (found == null) {
            found = ask(group);
            if (found != null) {
                known.put(group, found);
            }
        }
        return found;
    }

    private @Nullable LambdaFunction ask(Arn group) {
        try {
            return client
                    .describeTargetHealth(request -> request.targetGroupArn(group.value()))
                    .targetHealthDescriptions()
                    .stream()
                    .map(target -> LambdaFunction.parse(target.target().id()))
                    .findFirst()
                    .orElse(null);
        } catch (SdkException e) {
            throw new MetricsUnreadableException("cannot read the targets of " + group + ": " + e.getMessage(), e);
        }
    }
}
