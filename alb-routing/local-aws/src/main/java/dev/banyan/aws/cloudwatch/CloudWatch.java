package dev.banyan.aws.cloudwatch;

import dev.banyan.aws.cloudwatch.metric.MetricSource;
import dev.banyan.aws.cloudwatch.metric.MetricSources;
import dev.banyan.aws.cloudwatch.protocol.Action;
import dev.banyan.aws.cloudwatch.protocol.ThreeProtocolService;
import dev.banyan.aws.wire.AwsRequest;
import dev.banyan.aws.wire.AwsResponse;
import dev.banyan.aws.wire.AwsService;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The CloudWatch API over metrics that others count. Metrics are the same in every region; alarms belong to the
 * region that their request is signed for. Safe for use by several threads.
 */
public final class CloudWatch implements AwsService {

    private static final String VERSION = "2010-08-01";
    private static final ThreeProtocolService.Names NAMES = new ThreeProtocolService.Names(
            "monitoring",
            VERSION,
            "http://monitoring.amazonaws.com/doc/" + VERSION + "/",
            "GraniteServiceVersion20100801");

    /** What the API has and this endpoint does not. */
    private static final Set<String> NOT_IMPLEMENTED = Set.of();

    private final AwsService service;

    private CloudWatch(Builder builder) {
        MetricSources sources = new MetricSources(builder.sources);
        Map<String, Action> actions = new HashMap<>();
        actions.put("ListMetrics", new ListMetrics(sources, builder.clock)::read);
        service = new ThreeProtocolService(NAMES, builder.account, actions, NOT_IMPLEMENTED);
    }

    /**
     * Begins to make a service.
     *
     * @param account the account of the endpoint, 12 digits
     */
    public static Builder builder(String account) {
        return new Builder(account);
    }

    @Override
    public boolean accepts(AwsRequest request) {
        return service.accepts(request);
    }

    @Override
    public AwsResponse answer(AwsRequest request) {
        return service.answer(request);
    }

    /** Makes a service. Belongs to one thread. */
    public static final class Builder {

        private final String account;
        private final List<MetricSource> sources = new ArrayList<>();
        private InstantSource clock = InstantSource.system();

        private Builder(String account) {
            this.account = account;
        }

        /** Adds metrics; each namespace has one source. */
        public Builder source(MetricSource source) {
            sources.add(source);
            return this;
        }

        /** Sets the clock; the system's where none is set. */
        public Builder clock(InstantSource newClock) {
            clock = newClock;
            return this;
        }

        /** Returns the service. */
        public CloudWatch build() {
            return new CloudWatch(this);
        }
    }
}
