package dev.banyan.aws.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.metrics.AlbMetrics;
import dev.banyan.alb.metrics.Datapoint;
import dev.banyan.aws.cloudwatch.metric.MetricId;
import dev.banyan.aws.cloudwatch.metric.MetricSource;
import dev.banyan.aws.cloudwatch.metric.Statistics;
import dev.banyan.aws.support.Fixture;
import dev.banyan.aws.support.LiveEndpoint;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** What the API tells of a load balancer that runs is what was sent through it. */
@SuppressWarnings("unchecked") // The SDK takes builders as varargs of a generic type.
class LiveMetricsTest {

    private static final int REQUESTS = 37;

    @Test
    void counts_areThoseOfTheRequestsSent() throws IOException {
        try (LiveEndpoint live = new LiveEndpoint(port -> 0);
                CloudWatchEndpoint endpoint = CloudWatchEndpoint.over(new Source(live.metrics()))) {
            Fixture fixture = Fixture.make(live.client());
            int port = live.boundPort(fixture.listener());
            Instant before = Instant.now();
            for (int i = 0; i < REQUESTS; i++) {
                assertThat(status(port)).isEqualTo(503);
            }
            endpoint.setNow(Instant.now());
            String loadBalancer = fixture.loadBalancer().split(":loadbalancer/")[1];

            double sum = 0;
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (sum < REQUESTS && System.nanoTime() < deadline) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                sum = sum(endpoint, loadBalancer, before);
            }
            assertThat(sum).isEqualTo(REQUESTS);
            assertThat(endpoint.client()
                            .listMetrics(request -> request.metricName("HTTPCode_ELB_503_Count"))
                            .metrics()
                            .get(0)
                            .dimensions())
                    .extracting(Dimension::value)
                    .containsExactly(loadBalancer);
        }
    }

    private static double sum(CloudWatchEndpoint endpoint, String loadBalancer, Instant before) {
        return endpoint
                .client()
                .getMetricStatistics(request -> request.namespace("AWS/ApplicationELB")
                        .metricName("HTTPCode_ELB_503_Count")
                        .dimensions(dimension -> dimension.name("LoadBalancer").value(loadBalancer))
                        .startTime(before)
                        .endTime(Instant.now().plusSeconds(1))
                        .period(1)
                        .statistics(Statistic.SUM))
                .datapoints()
                .stream()
                .mapToDouble(software.amazon.awssdk.services.cloudwatch.model.Datapoint::sum)
                .sum();
    }

    private static int status(int port) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port + "/")
                        .toURL()
                        .openConnection();
        connection.setReadTimeout(20_000);
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    /** The load balancer's numbers, as whoever wires the two together hands them on. */
    private record Source(AlbMetrics metrics) implements MetricSource {

        @Override
        public List<MetricId> list() {
            return metrics.list().stream().map(Source::id).toList();
        }

        private static MetricId id(dev.banyan.alb.metrics.MetricId id) {
            Map<String, String> dimensions = new TreeMap<>(Map.of("LoadBalancer", id.loadBalancer()));
            String group = id.targetGroup();
            if (group != null) {
                dimensions.put("TargetGroup", group);
            }
            return new MetricId("AWS/ApplicationELB", id.metric().awsName(), new TreeMap<>(dimensions));
        }

        @Override
        public List<Statistics> read(MetricId metric, Instant from, Instant to, Duration period) {
            return metrics.list().stream()
                    .filter(id -> id(id).equals(metric))
                    .flatMap(id -> metrics.read(id, from, to, period).stream()
                            .map(point -> (Statistics) new Point(id.metric().unit(), point)))
                    .toList();
        }
    }

    private record Point(String unit, Datapoint point) implements Statistics {

        @Override
        public Instant time() {
            return point.time();
        }

        @Override
        public double count() {
            return point.count();
        }

        @Override
        public double sum() {
            return point.sum();
        }

        @Override
        public double minimum() {
            return point.minimum();
        }

        @Override
        public double maximum() {
            return point.maximum();
        }

        @Override
        public OptionalDouble percentile(double percent) {
            return point.percentile(percent);
        }
    }
}
