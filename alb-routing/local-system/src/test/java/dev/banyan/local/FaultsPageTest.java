package dev.banyan.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** Faults over the endpoint: set, seen, taken back, and refused. */
class FaultsPageTest {

    private final HttpClient http = HttpClient.newHttpClient();

    private HttpResponse<String> post(RunningEndpoint running, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(running.endpoint().uri() + "/_banyan/faults"))
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String createGroup(RunningEndpoint running) {
        return running.client()
                .createTargetGroup(request -> request.name("orders")
                        .targetType(TargetTypeEnum.IP)
                        .protocol(ProtocolEnum.HTTP)
                        .port(80)
                        .vpcId("vpc-0ba0000000000000a"))
                .targetGroups()
                .get(0)
                .targetGroupArn();
    }

    @Test
    void fault_isSetListedAndTakenBack() throws Exception {
        try (RunningEndpoint running = RunningEndpoint.start()) {
            String group = createGroup(running);
            String fault = "{\"targetGroupArn\":\"" + group
                    + "\",\"latencyMillis\":250,\"errorShare\":0.2,\"resetShare\":0.1}";

            assertThat(post(running, fault).body()).isEqualTo("[" + fault + "]");
            assertThat(running.get(running.endpoint().uri() + "/_banyan/faults").body())
                    .isEqualTo("[" + fault + "]");

            String none =
                    "{\"targetGroupArn\":\"" + group + "\",\"latencyMillis\":0,\"errorShare\":0,\"resetShare\":0}";
            assertThat(post(running, none).body()).isEqualTo("[]");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {                                                      | body: not a fault (expected: {"targetGroupArn"
            null                                                   | body: not a fault
            {"targetGroupArn":"GROUP","errors":1}                  | body: not a fault
            {"targetGroupArn":"GROUP","errorShare":1.5}            | errorShare: 1.5 (expected: 0 to 1)
            {"targetGroupArn":"GROUP","latencyMillis":-1}          | latency: -1 ms (expected: 0 to 600000)
            {"targetGroupArn":"GROUPx","errorShare":1}             | (expected: a target group of this load balancer)
            {"targetGroupArn":"orders","errorShare":1}             | arn: orders (expected: arn:partition
            """)
    void fault_wrong_isRefusedInOneLine(String body, String message) throws Exception {
        try (RunningEndpoint running = RunningEndpoint.start()) {
            HttpResponse<String> refusal = post(running, body.replace("GROUP", createGroup(running)));

            assertThat(refusal.statusCode()).isEqualTo(400);
            assertThat(refusal.body()).contains(message).doesNotContain("\tat ");
            assertThat(running.get(running.endpoint().uri() + "/_banyan/faults").body())
                    .isEqualTo("[]");
        }
    }
}
