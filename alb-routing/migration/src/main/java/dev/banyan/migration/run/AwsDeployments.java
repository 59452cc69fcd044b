package dev.banyan.migration.run;

import dev.banyan.migration.route.Route;
import dev.banyan.migration.state.Deployment;
import dev.banyan.model.Arn;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/**
 * Reads what serves a route from its two target groups. Thread-safe.
 *
 * <p>Calls {@code elasticloadbalancing:DescribeTargetHealth}, {@code lambda:GetAlias} and, for a target
 * without an alias, {@code lambda:GetFunctionConfiguration}.
 */
public final class AwsDeployments implements Deployments {

    private static final int NAME = 6;
    private static final int QUALIFIER = 7;

    private final ElasticLoadBalancingV2Client loadBalancing;
    private final LambdaClient lambda;

    /** @param lambda the client of the same account and region */
    public AwsDeployments(ElasticLoadBalancingV2Client loadBalancing, LambdaClient lambda) {
        this.loadBalancing = loadBalancing;
        this.lambda = lambda;
    }

    @Override
    public Deployment of(Route route) {
        String function = function(route).map(this::version).orElse("");
        return new Deployment(function, containers(route.containerGroup()));
    }

    @Override
    public List<String> obstacles(Route route) {
        return function(route)
                .filter(AwsDeployments::isAlias)
                .flatMap(this::alias)
                .map(GetAliasResponse::routingConfig)
                .filter(AliasRoutingConfiguration::hasAdditionalVersionWeights)
                .map(AliasRoutingConfiguration::additionalVersionWeights)
                .filter(weights -> !weights.isEmpty())
                .map(weights -> List.of("the alias " + function(route).orElse("") + " has weights of its own " + weights
                        + ", which would multiply with the rule's"))
                .orElseGet(List::of);
    }

    private SortedSet<String> containers(Arn group) {
        SortedSet<String> targets = new TreeSet<>();
        for (TargetHealthDescription one : health(group)) {
            boolean leaving =
                    one.targetHealth() != null && one.targetHealth().state() == TargetHealthStateEnum.DRAINING;
            if (!leaving) {
                targets.add(one.target().id() + ":" + one.target().port());
            }
        }
        return targets;
    }

    private Optional<String> function(Route route) {
        return health(route.lambdaGroup()).stream()
                .map(TargetHealthDescription::target)
                .map(TargetDescription::id)
                .findFirst();
    }

    private List<TargetHealthDescription> health(Arn group) {
        return loadBalancing
                .describeTargetHealth(request -> request.targetGroupArn(group.value()))
                .targetHealthDescriptions();
    }

    /** An ARN without a qualifier means what is not published yet, so that its code tells a change. */
    private String version(String function) {
        if (isAlias(function)) {
            return alias(function).map(GetAliasResponse::functionVersion).orElse("");
        }
        if (function.split(":", -1).length > QUALIFIER) {
            return function.split(":", -1)[QUALIFIER];
        }
        try {
            return lambda.getFunctionConfiguration(request -> request.functionName(function))
                    .codeSha256();
        } catch (ResourceNotFoundException gone) {
            return "";
        }
    }

    private static boolean isAlias(String function) {
        String[] parts = function.split(":", -1);
        return parts.length > QUALIFIER && !parts[QUALIFIER].matches("\\d+|\\$LATEST");
    }

    private Optional<GetAliasResponse> alias(String function) {
        String[] parts = function.split(":", -1);
        try {
            return Optional.of(
                    lambda.getAlias(request -> request.functionName(parts[NAME]).name(parts[QUALIFIER])));
        } catch (ResourceNotFoundException gone) {
            return Optional.empty();
        }
    }
}
