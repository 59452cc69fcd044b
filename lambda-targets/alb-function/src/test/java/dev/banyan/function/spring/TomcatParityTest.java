package dev.banyan.function.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.function.AlbHandler;
import dev.banyan.function.parity.Answer;
import dev.banyan.function.parity.FunctionClient;
import dev.banyan.function.parity.ParityAssert;
import dev.banyan.function.parity.ParityRow;
import dev.banyan.function.parity.ParityTable;
import dev.banyan.function.parity.RawHttpClient;
import dev.banyan.function.parity.RawRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** One application on Tomcat and in a function: the same requests, the same answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TomcatParityTest {

    private static final class ParityHandler extends AlbHandler {
        ParityHandler(SpringEndpoint endpoint) {
            super(endpoint);
        }
    }

    private ConfigurableApplicationContext tomcat;
    private SpringEndpoint endpoint;
    private int port;

    @BeforeAll
    void start() {
        SpringApplication application = new SpringApplication(ParityApplication.class);
        application.setDefaultProperties(Map.of("server.port", "0"));
        tomcat = application.run();
        port = ((ServletWebServerApplicationContext) tomcat).getWebServer().getPort();
        endpoint = SpringEndpoint.start(ParityApplication.class);
    }

    @AfterAll
    void stop() {
        endpoint.close();
        tomcat.close();
    }

    static List<ParityRow> rows() {
        return ParityTable.read("/parity/requests.yaml");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void handle_sameRequest_answersAsTomcat(ParityRow row) {
        RawRequest request = RawRequest.forwarded(row);

        Answer server = RawHttpClient.send(port, request);
        Answer function = FunctionClient.send(new ParityHandler(endpoint), request);

        ParityAssert.assertSame(row, server, function, TomcatParityTest::withoutTimes);
    }

    private static String withoutTimes(String text) {
        return text.replaceAll("\"timestamp\":\"[^\"]*\"", "\"timestamp\":\"T\"")
                .replaceAll("<div id='created'>[^<]*</div>", "<div id='created'>T</div>")
                .replaceAll("(Max-Age=[1-9][0-9]*; Expires=)[^;]*", "$1T");
    }

    @Test
    void table_isLong() {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(40);
    }
}
