package dev.banyan.local;

import dev.banyan.alb.metrics.AlbMetrics;
import dev.banyan.aws.wire.AwsRequest;
import dev.banyan.aws.wire.AwsResponse;
import dev.banyan.aws.wire.AwsService;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The load balancers' metrics as Prometheus reads them, under {@code /metrics}. */
record MetricsPage(AlbMetrics metrics) implements AwsService {

    private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    @Override
    public boolean accepts(AwsRequest request) {
        return request.method().equals("GET") && request.path().equals("/metrics");
    }

    @Override
    public AwsResponse answer(AwsRequest request) {
        return new AwsResponse(
                200, Map.of("content-type", CONTENT_TYPE), metrics.prometheus().getBytes(StandardCharsets.UTF_8));
    }
}
