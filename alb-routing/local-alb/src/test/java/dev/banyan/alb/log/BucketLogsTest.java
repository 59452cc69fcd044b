package dev.banyan.alb.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.alb.conformance.Proves;
import dev.banyan.alb.metrics.Metric;
import dev.banyan.alb.metrics.MetricId;
import dev.banyan.alb.support.Buckets;
import dev.banyan.alb.support.LogLine;
import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawTarget;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.SecureClient;
import dev.banyan.alb.support.TestAlb;
import dev.banyan.alb.support.TestClock;
import dev.banyan.model.Protocol;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logs of a running load balancer, as its attributes ask for them. */
class BucketLogsTest {

    private static final String LOAD_BALANCER = "app/shop/50dc6c495c0c9188";

    @TempDir
    private Path buckets;

    private final TestClock clock = new TestClock("2026-11-20T09:15:02Z");

    private TestAlb start(Routings routings) {
        return new TestAlb(
                routings.build(), builder -> builder.logBuckets(buckets).clock(clock));
    }

    private static Routings on(Routings routings, String log, String prefix) {
        return routings.attribute(log + ".s3.enabled", "true")
                .attribute(log + ".s3.bucket", "shop-logs")
                .attribute(log + ".s3.prefix", prefix);
    }

    private List<String> lines(String namePart) {
        return Buckets.keys(buckets).stream()
                .filter(key -> key.contains(namePart))
                .flatMap(key -> Buckets.lines(buckets, key).stream())
                .toList();
    }

    @Test
    @Proves({"R-5.1-01", "R-6.1-37"})
    void accessLog_on_isDeliveredByIntervalAndTheSinkGetsTheSame() {
        Routings routings = on(new Routings().listener(80, Routings.text("x")), "access_logs", "web");
        List<String> sink;
        try (TestAlb alb = start(routings);
                RawClient client = alb.client()) {
            client.get("/one");
            clock.pass(Duration.ofMinutes(6));
            client.get("/two");
            TestAlb.await(() -> Buckets.keys(buckets).size() == 1);
            sink = alb.log(2);
        }

        List<String> keys = Buckets.keys(buckets);
        assertThat(keys).hasSize(2);
        assertThat(keys.get(0))
                .startsWith(
                        "shop-logs/web/AWSLogs/111122223333/elasticloadbalancing/eu-west-1/2026/11/20/"
                                + "111122223333_elasticloadbalancing_eu-west-1_app.shop.50dc6c495c0c9188_20261120T0920Z_127.0.0.1_");
        assertThat(keys.get(1)).contains("_20261120T0925Z_");
        assertThat(Buckets.lines(buckets, keys.get(0))).containsExactly(sink.get(0));
        assertThat(Buckets.lines(buckets, keys.get(1))).containsExactly(sink.get(1));
    }

    @Test
    void accessLog_switchedByUpdate_startsAndStops() {
        Routings off = new Routings().listener(80, Routings.text("x"));
        Routings on = on(new Routings().listener(80, Routings.text("x")), "access_logs", "");
        try (TestAlb alb = start(off);
                RawClient client = alb.client()) {
            client.get("/before");
            alb.alb().update(on.build());
            client.get("/while");
            alb.alb().update(off.build());
            client.get("/after");
        }

        assertThat(lines("_elasticloadbalancing_")).singleElement().asString().contains("/while HTTP/1.1");
    }

    @Test
    @Proves({"R-5.1-01", "R-5.1-02"})
    void logs_off_writeNothing() {
        try (TestAlb alb = start(new Routings().listener(80, Routings.text("x")));
                RawClient client = alb.client()) {
            client.get("/");
        }
        assertThat(Buckets.files(buckets)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"../secrets, ''", "a/b, ''", ".hidden, ''", "logs, a/../b", "logs, a//b", "logs, .unfinished"})
    @Proves("R-6.1-37")
    void logs_placesThatAreNoFolderOfABucket_areRefused(String bucket, String prefix) {
        Routings routings = new Routings()
                .listener(80, Routings.text("x"))
                .attribute("access_logs.s3.enabled", "true")
                .attribute("access_logs.s3.bucket", bucket)
                .attribute("access_logs.s3.prefix", prefix);

        assertThatThrownBy(() -> start(routings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("access_logs.s3.");
    }

    @Test
    @Proves({"R-5.1-02", "R-6.2-01"})
    void connectionLog_plainConnections_joinTheAccessLog() {
        Routings routings = on(new Routings().listener(80, Routings.text("x")), "connection_logs", "");
        LogLine request;
        String clientPort;
        String port;
        try (TestAlb alb = start(routings);
                RawClient client = alb.client();
                RawClient silent = alb.client()) {
            client.get("/");
            clientPort = Integer.toString(client.socket().getLocalPort());
            port = Integer.toString(alb.port(80));
            request = LogLine.of(alb.log(1).get(0));
            assertThat(silent.socket().isConnected()).isTrue();
        }

        List<String> lines = lines("/conn_log_111122223333_elasticloadbalancing_");
        assertThat(lines).hasSize(2);
        assertThat(lines)
                .filteredOn(line -> line.contains(" " + clientPort + " "))
                .containsExactly("2026-11-20T09:15:02.000000Z 127.0.0.1 " + clientPort + " " + port
                        + " - - - \"-\" - - - " + request.field(30) + " - " + LOAD_BALANCER + " 127.0.0.1");
    }

    @Test
    @Proves("R-6.2-01")
    void connectionLog_secureConnections_tellOfTheHandshake() throws Exception {
        Routings routings = on(new Routings().listener(443, Protocol.HTTPS, Routings.text("x")), "connection_logs", "");
        try (TestAlb alb = start(routings)) {
            try (RawClient client = SecureClient.connect(alb.port(443), new X509Certificate[1])) {
                client.get("/");
                alb.log(1);
            }
            try (RawClient client = new RawClient(alb.port(443))) {
                client.send("GET / HTTP/1.1\r\n\r\n").readToEnd(); // No handshake at all.
            }
            MetricId failures = new MetricId(Metric.CLIENT_TLS_NEGOTIATION_ERRORS, LOAD_BALANCER, null);
            TestAlb.await(() -> alb.alb().metrics().list().contains(failures));
        }

        List<String> lines = lines("/conn_log_");
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .matches(
                        "2026-11-20T09:15:02\\.000000Z 127\\.0\\.0\\.1 \\d+ \\d+ TLSv1\\.3 TLS_AES_\\S+ 0\\.000 \"-\" - - "
                                + "Success TID_[0-9a-f]{32} - app/shop/50dc6c495c0c9188 127\\.0\\.0\\.1");
        assertThat(lines.get(1)).contains(" - - - \"-\" - - Failed:UnmappedConnectionError TID_");
    }

    @Test
    void healthCheckLog_passesAndFailures_areBothThere() {
        Routings routings = new Routings();
        int freed;
        try (RawTarget gone = RawTarget.answering("")) {
            freed = gone.port();
        }
        try (RawTarget target = RawTarget.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                TestAlb alb = start(on(
                        routings.listener(80, routings.group("shop", target.port(), freed)),
                        "health_check_logs",
                        "checks"))) {
            TestAlb.await(() -> alb.alb().targetHealth(Routings.groupArn("shop")).stream()
                    .noneMatch(health -> health.reason().equals("Elb.RegistrationInProgress")));
        }

        List<String> lines = lines("shop-logs/checks/AWSLogs/");
        assertThat(lines)
                .anyMatch(line -> line.matches("http 2026-11-20T09:15:02\\.000000Z 0\\.000000 127\\.0\\.0\\.1:\\d+ "
                        + "shop/0a1b2c3d4e5f6071 PASS - \"-\""))
                .anyMatch(line -> line.matches("http \\S+ 0\\.000000 127\\.0\\.0\\.1:" + freed
                        + " shop/0a1b2c3d4e5f6071 FAIL Target\\.FailedHealthChecks \"Health checks failed\""));
        assertThat(Buckets.keys(buckets)).allMatch(key -> key.contains("/health_check_log_111122223333_"));
    }
}
