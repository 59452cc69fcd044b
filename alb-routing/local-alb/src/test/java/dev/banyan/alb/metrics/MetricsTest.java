package dev.banyan.alb.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.banyan.alb.conformance.Proves;
import dev.banyan.alb.log.AccessRecord;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsTest {

    private static final String SHOP = "app/shop/1";
    private static final String GROUP =
            "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/shop/0a1b2c3d4e5f6071";
    private static final String DIMENSION = "targetgroup/shop/0a1b2c3d4e5f6071";
    private static final Instant START = Instant.parse("2026-11-20T09:15:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration KEPT = Duration.ofMinutes(15);

    private final AlbMetrics metrics = new AlbMetrics(KEPT);
    private final LoopMeters first = metrics.loop(true);
    private final LoopMeters second = metrics.loop(false);

    MetricsTest() {
        metrics.update(Map.of(GROUP, SHOP), new TwoHosts());
    }

    /** One of them is healthy. */
    private static final class TwoHosts implements Hosts {
        @Override
        public void reportLevels(Report report) {
            report.add(Metric.HEALTHY_HOSTS, GROUP, 1);
            report.add(Metric.UNHEALTHY_HOSTS, GROUP, 1);
        }

        @Override
        public void reportTotals(Report report) {
            report.add(Metric.TARGET_CONNECTION_ERRORS, GROUP, 5);
        }

        @Override
        public int requestShares(String targetGroup) {
            return 2;
        }
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1000;
    }

    /** A request that a target answered after so many microseconds. */
    private static AccessRecord request(long microseconds) {
        AccessRecord record = new AccessRecord();
        record.begin(0, 0);
        record.targetGroup(GROUP);
        record.target("10.0.0.1:80");
        record.dispatched(0);
        record.answered(microseconds * 1000, 200);
        record.status(200);
        record.received(100);
        record.sent(200);
        return record;
    }

    private List<Datapoint> read(Metric metric, String group, Duration period) {
        String dimension = group.isEmpty() ? null : group;
        return metrics.read(new MetricId(metric, SHOP, dimension), START, START.plusSeconds(3600), period);
    }

    @Test
    void read_twoLoops_areOneNumberBySecond() {
        for (int at = 0; at < 3; at++) {
            first.request(SHOP, request(1000), false, micros(START.plusMillis(at * 600L)));
        }
        second.request(SHOP, request(1000), true, micros(START.plusMillis(10)));
        first.publish(micros(START.plusMillis(1300)));
        second.publish(micros(START.plusMillis(1300)));

        List<Datapoint> requests = read(Metric.REQUESTS, "", SECOND);
        assertThat(requests).extracting(Datapoint::time).containsExactly(START, START.plusSeconds(1));
        assertThat(requests).extracting(Datapoint::sum).containsExactly(3.0, 1.0);
        assertThat(requests).extracting(Datapoint::average).containsOnly(1.0);
        assertThat(read(Metric.REQUESTS, DIMENSION, SECOND))
                .extracting(Datapoint::sum)
                .containsExactly(3.0, 1.0);
        assertThat(read(Metric.TARGET_2XX, DIMENSION, Duration.ofMinutes(1)))
                .extracting(Datapoint::sum)
                .containsExactly(4.0);
        assertThat(read(Metric.IPV6_REQUESTS, "", SECOND))
                .extracting(Datapoint::sum)
                .containsExactly(1.0);
        Datapoint bytes =
                read(Metric.PROCESSED_BYTES, "", Duration.ofMinutes(1)).get(0);
        assertThat(bytes.sum()).isEqualTo(1200);
        assertThat(bytes.count()).isEqualTo(4);
        assertThat(bytes.average()).isEqualTo(300);
        assertThat(read(Metric.REQUESTS_PER_TARGET, DIMENSION, Duration.ofMinutes(1)))
                .extracting(Datapoint::sum)
                .containsExactly(2.0);
        assertThat(read(Metric.REQUESTS_PER_TARGET, "", SECOND)).isEmpty();
        assertThat(read(Metric.PROCESSED_BYTES, DIMENSION, SECOND)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"50, 0.5", "90, 0.9", "95, 0.95", "99, 0.99", "99.9, 0.999", "100, 1"})
    @Proves("R-6.4-24")
    void read_responseTimes_haveSecondsAndPercentiles(double percent, double expected) {
        for (int at = 1; at <= 1000; at++) {
            LoopMeters loop = at % 2 == 0 ? first : second;
            loop.request(SHOP, request(at * 1000L), false, micros(START.plusMillis(at * 3L)));
        }
        first.publish(micros(START.plusSeconds(4)));
        second.publish(micros(START.plusSeconds(4)));

        for (String dimension : List.of("", DIMENSION)) {
            Datapoint point = read(Metric.TARGET_RESPONSE_TIME, dimension, Duration.ofSeconds(10))
                    .get(0);
            assertThat(point.count()).isEqualTo(1000);
            assertThat(point.minimum()).isEqualTo(0.001, within(1e-9));
            assertThat(point.maximum()).isEqualTo(1, within(1e-9));
            assertThat(point.average()).isEqualTo(0.5005, within(1e-9));
            assertThat(point.percentile(percent)).hasValueCloseTo(expected, within(expected * 0.01));
        }
        assertThat(read(Metric.REQUESTS, "", SECOND).get(0).percentile(50)).isEmpty();
    }

    /** A loop that was busy hands over late; the second it counted for is already packed. */
    @Test
    void read_lateLoop_joinsItsSecond() {
        first.request(SHOP, request(1000), false, micros(START));
        second.request(SHOP, request(3000), false, micros(START));
        first.publish(micros(START.plusSeconds(5)));
        first.request(SHOP, request(9000), false, micros(START.plusSeconds(6)));
        first.publish(micros(START.plusSeconds(7)));
        second.publish(micros(START.plusSeconds(8)));

        Datapoint point = read(Metric.TARGET_RESPONSE_TIME, "", SECOND).get(0);
        assertThat(point.count()).isEqualTo(2);
        assertThat(point.percentile(100)).hasValueCloseTo(0.003, within(0.00003));
    }

    @Test
    void read_longAgo_isForgottenButTheTotalStays() {
        first.request(SHOP, request(1000), false, micros(START));
        for (int hour = 1; hour <= 24; hour++) {
            first.request(SHOP, request(1000), false, micros(START.plusSeconds(hour * 3600L)));
        }
        first.publish(micros(START.plus(Duration.ofDays(2))));

        MetricId id = new MetricId(Metric.REQUESTS, SHOP, null);
        Instant end = START.plus(Duration.ofDays(3));
        assertThat(metrics.read(id, Instant.EPOCH, end, SECOND)).hasSize(1);
        assertThat(metrics.prometheus()).contains("RequestCount_total{LoadBalancer=\"app/shop/1\"} 25\n");
    }

    @Test
    void update_groupIsGone_isKeptAsLongAsItsNumbers() {
        first.request(SHOP, request(1000), false, micros(START));
        metrics.update(Map.of(), Hosts.NONE);
        first.request(SHOP, request(1000), false, micros(START.plusSeconds(1))); // Was under way.
        first.publish(micros(START.plusSeconds(2)));
        assertThat(read(Metric.REQUESTS, DIMENSION, Duration.ofMinutes(1)))
                .extracting(Datapoint::sum)
                .containsExactly(2.0);

        first.publish(micros(START.plus(KEPT).plusSeconds(60)));
        metrics.update(Map.of(), Hosts.NONE);

        assertThat(metrics.list()).isNotEmpty().allMatch(id -> id.targetGroup() == null);
    }

    @Test
    @Proves({"R-6.4-02", "R-6.4-19", "R-6.4-20"})
    void levels_areReportedOnceASecond() {
        first.loadBalancer(SHOP).opened();
        first.targetGroup(GROUP).opened();
        second.loadBalancer(SHOP).opened();
        for (int at = 0; at < 20; at++) {
            first.publish(micros(START.plusMillis(at * 100L)));
            second.publish(micros(START.plusMillis(at * 100L)));
        }
        first.loadBalancer(SHOP).closed();
        first.publish(micros(START.plusMillis(2000)));
        second.publish(micros(START.plusMillis(2000)));

        assertThat(read(Metric.ACTIVE_CONNECTIONS, "", SECOND))
                .extracting(Datapoint::sum)
                .containsExactly(3.0, 3.0, 2.0);
        assertThat(read(Metric.NEW_CONNECTIONS, "", Duration.ofMinutes(1)))
                .extracting(Datapoint::sum)
                .containsExactly(3.0);
        assertThat(read(Metric.HEALTHY_HOSTS, DIMENSION, SECOND))
                .extracting(Datapoint::sum)
                .containsExactly(1.0, 1.0, 1.0);
        assertThat(read(Metric.TARGET_CONNECTION_ERRORS, "", Duration.ofMinutes(1)))
                .extracting(Datapoint::sum)
                .containsExactly(5.0);
    }

    /** A connection may stay open for hours without a request. */
    @Test
    @Proves("R-6.4-02")
    void levels_quietConnection_isNotForgotten() {
        first.loadBalancer(SHOP).opened();
        for (int at = 0; at < 5000; at++) {
            first.publish(micros(START.plusMillis(at * 100L)));
        }

        List<Datapoint> points = read(Metric.ACTIVE_CONNECTIONS, "", SECOND);
        assertThat(points).hasSize(500).extracting(Datapoint::sum).containsOnly(1.0);
    }

    @Test
    void read_periodOfNoWholeSeconds_isRefused() {
        MetricId id = new MetricId(Metric.REQUESTS, SHOP, null);

        assertThatThrownBy(() -> metrics.read(id, START, START.plusSeconds(1), Duration.ofMillis(1500)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("period: PT1.5S");
    }

    @Test
    void micrometer_boundEarly_seesEachMetricUnderItsName() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        metrics.bindTo(registry);
        first.request(SHOP, request(2_000_000), false, micros(START));
        first.publish(micros(START.plusSeconds(1)));
        first.request(SHOP, request(4_000_000), false, micros(START.plusSeconds(1)));
        first.publish(micros(START.plusSeconds(2)));

        assertThat(registry.get("RequestCount")
                        .tags("LoadBalancer", SHOP, "TargetGroup", DIMENSION)
                        .functionCounter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("ProcessedBytes")
                        .tag("LoadBalancer", SHOP)
                        .functionCounter()
                        .count())
                .isEqualTo(600);
        assertThat(registry.get("TargetResponseTime")
                        .tag("TargetGroup", "")
                        .functionTimer()
                        .totalTime(java.util.concurrent.TimeUnit.SECONDS))
                .isEqualTo(6, within(1e-9));
        assertThat(registry.get("TargetResponseTime.percentile")
                        .tags("TargetGroup", "", "phi", "0.99")
                        .gauge()
                        .value())
                .isEqualTo(4, within(0.04));
        assertThat(registry.get("HealthyHostCount").gauge().value()).isEqualTo(1);
    }

    @Test
    void prometheus_hasEveryKindOfMetric() {
        first.request(SHOP, request(2_000_000), false, micros(START));
        first.publish(micros(START.plusSeconds(1)));

        String labels = "{LoadBalancer=\"app/shop/1\",TargetGroup=\"" + DIMENSION + "\"";
        assertThat(metrics.prometheus())
                .contains("# TYPE RequestCount_total counter\nRequestCount_total")
                .contains("\nRequestCount_total" + labels + "} 1\n")
                .contains("# TYPE HealthyHostCount gauge\nHealthyHostCount" + labels + "} 1\n")
                .contains("# TYPE TargetResponseTime summary\n")
                .contains("\nTargetResponseTime" + labels + ",quantile=\"0.99\"} 2\n")
                .contains("\nTargetResponseTime_sum" + labels + "} 2\n")
                .contains("\nTargetResponseTime_count" + labels + "} 1\n");
    }

    /** The names as AWS lists them; each one is either counted or has its reason. */
    @Test
    void metrics_ofTheNamespace_areAllCountedOrExplained() {
        Set<String> namespace = new TreeSet<>();
        Stream.of(
                        "ActiveConnectionCount AppCookieNonStickinessCount ClientTLSNegotiationErrorCount",
                        "DesyncMitigationMode_NonCompliant_Request_Count DroppedInvalidHeaderRequestCount",
                        "ExcessiveLowReputationPackets ForwardedInvalidHeaderRequestCount GrpcRequestCount",
                        "HTTP_Fixed_Response_Count HTTP_Redirect_Count HTTP_Redirect_Url_Limit_Exceeded_Count",
                        "HTTPCode_ELB_3XX_Count HTTPCode_ELB_4XX_Count HTTPCode_ELB_5XX_Count",
                        "HTTPCode_ELB_500_Count HTTPCode_ELB_502_Count HTTPCode_ELB_503_Count HTTPCode_ELB_504_Count",
                        "IPv6ProcessedBytes IPv6RequestCount LowReputationPacketsDropped LowReputationRequestsDenied",
                        "NewConnectionCount NonStickyRequestCount ProcessedBytes RejectedConnectionCount RequestCount",
                        "RuleEvaluations BYoIPUtilPercentage",
                        "ConsumedLCUs PeakLCUs ReservedLCUs CapacityUtilization",
                        "HealthyHostCount UnHealthyHostCount HTTPCode_Target_2XX_Count HTTPCode_Target_3XX_Count",
                        "HTTPCode_Target_4XX_Count HTTPCode_Target_5XX_Count RequestCountPerTarget",
                        "TargetConnectionErrorCount TargetResponseTime TargetTLSNegotiationErrorCount",
                        "AnomalousHostCount MitigatedHostCount ZonalShiftedHostCount",
                        "HealthyStateDNS HealthyStateRouting UnhealthyRoutingRequestCount UnhealthyStateDNS",
                        "UnhealthyStateRouting LambdaUserError LambdaInternalError LambdaTargetProcessedBytes",
                        "ELBAuthError ELBAuthFailure ELBAuthLatency ELBAuthRefreshTokenSuccess ELBAuthSuccess",
                        "ELBAuthUserClaimsSizeExceeded",
                        "TargetControlRequestCount TargetControlRequestRejectCount TargetControlActiveChannelCount",
                        "TargetControlNewChannelCount TargetControlChannelErrorCount TargetControlWorkQueueLength",
                        "TargetControlProcessedBytes")
                .flatMap(names -> Stream.of(names.split(" ")))
                .forEach(namespace::add);

        Set<String> known = new TreeSet<>(Uncounted.reasons().keySet());
        for (Metric metric : Metric.values()) {
            assertThat(known.add(metric.awsName())).as(metric.awsName()).isTrue();
            assertThat(Metric.of(metric.awsName())).isEqualTo(metric);
        }
        assertThat(known).isEqualTo(namespace);
    }
}
