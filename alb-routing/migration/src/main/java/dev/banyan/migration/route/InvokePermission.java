package dev.banyan.migration.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.migration.MigrationException;
import dev.banyan.model.Arn;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Whether a load balancer may invoke the function of a group, by the policy of exactly what the group names. */
final class InvokePermission {

    private static final String PRINCIPAL = "elasticloadbalancing.amazonaws.com";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PARTS_UNQUALIFIED = 7;

    private final ElasticLoadBalancingV2Client client;
    private final LambdaClient lambda;

    InvokePermission(ElasticLoadBalancingV2Client client, LambdaClient lambda) {
        this.client = client;
        this.lambda = lambda;
    }

    Optional<Gap> missing(Arn group) {
        Optional<String> function = client
                .describeTargetHealth(request -> request.targetGroupArn(group.value()))
                .targetHealthDescriptions()
                .stream()
                .map(one -> one.target().id())
                .findFirst();
        if (function.isEmpty()) {
            return Optional.of(new Gap(
                    Gap.Kind.INVOKE_PERMISSION,
                    "the Lambda group has no function: every request to it gets 503",
                    "add the permission, then: aws elbv2 register-targets --target-group-arn " + group
                            + " --targets Id=FUNCTION_ARN"));
        }
        return isAllowed(function.get(), group) ? Optional.empty() : Optional.of(gap(function.get(), group));
    }

    private static Gap gap(String function, Arn group) {
        return new Gap(
                Gap.Kind.INVOKE_PERMISSION,
                "the load balancer may not invoke " + function + " for this group: requests get 502",
                "aws lambda add-permission --function-name " + function
                        + " --statement-id banyan --action lambda:InvokeFunction --principal " + PRINCIPAL
                        + " --source-arn " + group);
    }

    private boolean isAllowed(String function, Arn group) {
        String[] parts = function.split(":", PARTS_UNQUALIFIED + 1);
        try {
            String policy = lambda.getPolicy(request -> {
                        request.functionName(parts[PARTS_UNQUALIFIED - 1]);
                        if (parts.length > PARTS_UNQUALIFIED) {
                            request.qualifier(parts[PARTS_UNQUALIFIED]);
                        }
                    })
                    .policy();
            for (JsonNode statement : JSON.readTree(policy).path("Statement")) {
                if (allows(statement, group)) {
                    return true;
                }
            }
            return false;
        } catch (ResourceNotFoundException none) {
            return false;
        } catch (JsonProcessingException e) {
            throw new MigrationException("policy: of " + function + " is not JSON", e);
        }
    }

    private static boolean allows(JsonNode statement, Arn group) {
        String action = statement.path("Action").asText();
        JsonNode principal = statement.path("Principal");
        String service = principal.isTextual()
                ? principal.asText()
                : principal.path("Service").asText();
        boolean fits = statement.path("Effect").asText().equals("Allow")
                && (action.equals("lambda:InvokeFunction") || action.equals("lambda:*") || action.equals("*"))
                && (service.equals(PRINCIPAL) || service.equals("*"));
        String source = source(statement.path("Condition"));
        return fits && (source.isEmpty() || matches(source, group.value()));
    }

    private static String source(JsonNode condition) {
        for (JsonNode operator : condition) {
            for (String key : new String[] {"AWS:SourceArn", "aws:SourceArn"}) {
                if (operator.has(key)) {
                    return operator.path(key).asText();
                }
            }
        }
        return "";
    }

    private static boolean matches(String pattern, String arn) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char one = pattern.charAt(i);
            regex.append(one == '*' ? ".*" : one == '?' ? "." : Pattern.quote(String.valueOf(one)));
        }
        return arn.matches(regex.toString());
    }
}
