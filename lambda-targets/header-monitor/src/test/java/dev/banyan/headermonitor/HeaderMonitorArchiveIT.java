package dev.banyan.headermonitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.function.testing.AlbEvent;
import dev.banyan.function.testing.Answer;
import dev.banyan.function.testing.FunctionProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeaderMonitorArchiveIT {

    private static final Path ARCHIVE = Path.of("target", "header-monitor.zip");

    @Test
    void archive_layout_isThatOfATaskFolder() throws IOException {
        List<String> entries = FunctionProcess.entries(ARCHIVE);

        assertThat(entries)
                .contains("dev/banyan/headermonitor/HeaderMonitorHandler.class")
                .anyMatch(entry -> entry.startsWith("lib/banyan-alb-function-"))
                .anyMatch(entry -> entry.startsWith("lib/jackson-core-"))
                .anyMatch(entry -> entry.startsWith("lib/aws-lambda-java-core-"))
                .noneMatch(entry -> entry.contains("runtime-interface-client"))
                .noneMatch(entry -> entry.contains("jackson-databind"));
    }

    @Test
    void function_underTheRealRuntimeClient_answersAndLogs(@TempDir Path folder) throws Exception {
        String handler = HeaderMonitorHandler.class.getName() + "::handleRequest";
        try (FunctionProcess function = FunctionProcess.start(ARCHIVE, handler, Map.of(), folder)) {
            Answer answer =
                    function.invoke(AlbEvent.of("GET", "/monitor/headers").header("cookie", "a=1"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).contains("\"cookie\":[\"a=***\"]");
            assertThat(function.output()).contains("\"schema\":\"banyan.header-event/1\"");
            assertThat(new String(function.invoke(healthCheck()), StandardCharsets.UTF_8))
                    .contains("\"statusCode\":200");
        }
    }

    private static byte[] healthCheck() {
        return ("{\"requestContext\":{\"elb\":{\"targetGroupArn\":\"arn\"}},\"httpMethod\":\"GET\",\"path\":\"/\","
                        + "\"queryStringParameters\":{},\"headers\":{\"user-agent\":\"ELB-HealthChecker/2.0\"},"
                        + "\"body\":\"\",\"isBase64Encoded\":false}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
