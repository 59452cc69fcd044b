package dev.banyan.migration.support;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetAliasRequest;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** One function {@code catalog} with the alias {@code live}. */
public final class FakeLambda implements LambdaClient {

    public static final String FUNCTION = "arn:aws:lambda:eu-central-1:123456789012:function:catalog";

    private final Map<String, Double> aliasWeights = new HashMap<>();
    private String version = "1";
    private String policy = "";

    public void version(String newVersion) {
        version = newVersion;
    }

    public void aliasWeight(String other, double weight) {
        aliasWeights.put(other, weight);
    }

    /** Lets the load balancer invoke the function for a group, or for any where it is empty. */
    public void allow(String group) {
        String condition = group.isEmpty() ? "{}" : "{\"ArnLike\":{\"AWS:SourceArn\":\"" + group + "\"}}";
        policy =
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"elasticloadbalancing.amazonaws.com\"},"
                        + "\"Action\":\"lambda:InvokeFunction\",\"Condition\":" + condition + "}]}";
    }

    @Override
    public GetAliasResponse getAlias(GetAliasRequest request) {
        return GetAliasResponse.builder()
                .functionVersion(version)
                .routingConfig(routing -> routing.additionalVersionWeights(aliasWeights))
                .build();
    }

    @Override
    public GetFunctionConfigurationResponse getFunctionConfiguration(GetFunctionConfigurationRequest request) {
        return GetFunctionConfigurationResponse.builder()
                .codeSha256("code of " + version)
                .build();
    }

    @Override
    public GetPolicyResponse getPolicy(GetPolicyRequest request) {
        if (policy.isEmpty()) {
            throw ResourceNotFoundException.builder().message("no policy").build();
        }
        return GetPolicyResponse.builder().policy(policy).build();
    }

    @Override
    public String serviceName() {
        return "lambda";
    }

    @Override
    public void close() {}
}
