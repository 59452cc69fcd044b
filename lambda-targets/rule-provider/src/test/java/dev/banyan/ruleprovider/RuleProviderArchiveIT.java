package dev.banyan.ruleprovider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.function.testing.FunctionProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleProviderArchiveIT {

    private static final Path ARCHIVE = Path.of("target", "rule-provider.zip");
    private static final String HANDLER = RuleProviderHandler.class.getName() + "::handleRequest";

    private static final String CREATE = """
            {"RequestType":"Create","ServiceToken":"arn:aws:lambda:eu-west-1:111122223333:function:rule-provider",
             "ResponseURL":"%s/answer","StackId":"arn:aws:cloudformation:eu-west-1:111122223333:stack/Banyan/1",
             "RequestId":"1","LogicalResourceId":"CatalogRule","ResourceType":"Custom::StranglerRule",
             "ResourceProperties":{"Route":"catalog","Priority":"40",
               "ListenerArn":"arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/alb/1/http",
               "Conditions":[{"Field":"path-pattern","PathPatternConfig":{"Values":["/catalog","/catalog/*"]}}],
               "Actions":[{"Type":"forward","ForwardConfig":{"TargetGroups":[
                 {"TargetGroupArn":"container","Weight":"100"},{"TargetGroupArn":"lambda","Weight":"0"}]}}]}}""";

    @Test
    void archive_layout_hasOneHttpClient() throws IOException {
        assertThat(FunctionProcess.entries(ARCHIVE))
                .contains("dev/banyan/ruleprovider/RuleProviderHandler.class")
                .anyMatch(entry -> entry.startsWith("lib/powertools-cloudformation-"))
                .anyMatch(entry -> entry.startsWith("lib/url-connection-client-"))
                .noneMatch(entry -> entry.contains("netty"))
                .noneMatch(entry -> entry.contains("apache-client"))
                .noneMatch(entry -> entry.contains("runtime-interface-client"));
    }

    @Test
    void function_underTheRealRuntimeClient_makesTheRuleAndAnswers(@TempDir Path folder) throws Exception {
        try (FakeElb elb = new FakeElb()) {
            Map<String, String> environment = Map.of(
                    "AWS_REGION", "eu-west-1",
                    "AWS_ACCESS_KEY_ID", "key",
                    "AWS_SECRET_ACCESS_KEY", "secret",
                    "AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2", elb.endpoint().toString());
            try (FunctionProcess function = FunctionProcess.start(ARCHIVE, HANDLER, environment, folder)) {
                function.invoke(CREATE.formatted(elb.endpoint()).getBytes(StandardCharsets.UTF_8));

                assertThat(elb.arns()).hasSize(1);
                assertThat(elb.answer())
                        .contains("\"Status\":\"SUCCESS\"", elb.arns().get(0));
                assertThat(function.output()).contains("Made rule ");
            }
        }
    }
}
