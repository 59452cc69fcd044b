package dev.banyan.alb.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.alb.LocalAlb;
import dev.banyan.alb.support.RawClient;
import dev.banyan.template.ReadOptions;
import dev.banyan.template.TemplateReader;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rows that need only rules, against a load balancer that was made from the template of those rules: the one of
 * {@code -Dconformance.base-url}, or else one of ours.
 */
class RemoteConformanceTest {

    private static final String BASE_URL = System.getProperty("conformance.base-url", "");
    private static final Path FOLDER = Path.of("target", "conformance");
    private static final RemoteRows ROWS = new RemoteRows(Tables.rows());

    /** Null where another load balancer is asked. */
    private static @Nullable LocalAlb ours;

    private static URI base = URI.create("http://127.0.0.1");

    @BeforeAll
    static void start() throws IOException {
        Path template = Files.createDirectories(FOLDER).resolve("template.json");
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(template.toFile(), CloudFormationRules.template(ROWS));
        base = URI.create(BASE_URL.isEmpty() ? "http://127.0.0.1:" + startOurs(template) : BASE_URL);
    }

    private static int startOurs(Path template) {
        LocalAlb alb = LocalAlb.builder()
                .routing(TemplateReader.read(template, ReadOptions.defaults()).routing())
                .ports(port -> 0)
                .build();
        alb.start();
        ours = alb;
        return alb.boundPorts().values().iterator().next();
    }

    @AfterAll
    static void stop() {
        LocalAlb started = ours;
        if (started != null) {
            started.close();
        }
    }

    static Stream<Row> runnable() {
        return Tables.rows().stream()
                .filter(row -> RemoteRows.obstacle(row.fields()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("runnable")
    void row_onAnyLoadBalancer_isAsAwsSays(Row row) throws IOException {
        int port = base.getPort() < 0 ? 80 : base.getPort();
        try (RawClient client = new RawClient(new Socket(base.getHost(), port))) {
            client.send(Notation.bytes(ROWS.request(row.fields())));

            AnswerCheck.read(client, row.fields(), Map.of("port", Integer.toString(port)));
        }
    }

    @Test
    void rows_thatCannotRunElsewhere_sayWhy() throws IOException {
        List<String> reasons = Tables.rows().stream()
                .filter(row -> !RemoteRows.obstacle(row.fields()).isEmpty())
                .map(row -> row.id() + ": " + RemoteRows.obstacle(row.fields()))
                .toList();
        Files.write(Files.createDirectories(FOLDER).resolve("not-runnable.txt"), reasons);

        assertThat(reasons.size() + runnable().count()).isEqualTo(Tables.rows().size());
    }
}
