package dev.banyan.aws.cloudwatch;

import dev.banyan.aws.cloudwatch.alarm.AlarmService;
import dev.banyan.aws.cloudwatch.metric.CustomMetrics;
import dev.banyan.aws.cloudwatch.metric.MetricSource;
import dev.banyan.aws.cloudwatch.metric.MetricSources;
import dev.banyan.aws.cloudwatch.protocol.Action;
import dev.banyan.aws.cloudwatch.protocol.ThreeProtocolService;
import dev.banyan.aws.journal.Journal;
import dev.banyan.aws.wire.AwsRequest;
import dev.banyan.aws.wire.AwsResponse;
import dev.banyan.aws.wire.AwsService;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The CloudWatch API over metrics that others count, and over those that clients put. Metrics are the same in every
 * region; alarms belong to the region that their request is signed for. The actions of an alarm are kept and told, but
 * nothing is sent. Safe for use by several threads.
 */
public final class CloudWatch implements AwsService, AutoCloseable {

    private static final String VERSION = "2010-08-01";
    private static final ThreeProtocolService.Names NAMES = new ThreeProtocolService.Names(
            "monitoring",
            VERSION,
            "http://monitoring.amazonaws.com/doc/" + VERSION + "/",
            "GraniteServiceVersion20100801");

    /** What the API has and this endpoint does not. */
    private static final Set<String> NOT_IMPLEMENTED = Set.of(
            "DeleteAlarmMuteRule",
            "DeleteAnomalyDetector",
            "DeleteDashboards",
            "DeleteInsightRules",
            "DeleteMetricStream",
            "DescribeAlarmContributors",
            "DescribeAnomalyDetectors",
            "DescribeInsightRules",
            "DisableInsightRules",
            "EnableInsightRules",
            "GetAlarmMuteRule",
            "GetDashboard",
            "GetInsightRuleReport",
            "GetMetricStream",
            "GetMetricWidgetImage",
            "GetOTelEnrichment",
            "ListAlarmMuteRules",
            "ListDashboards",
            "ListManagedInsightRules",
            "ListMetricStreams",
            "PutAlarmMuteRule",
            "PutAnomalyDetector",
            "PutCompositeAlarm",
            "PutDashboard",
            "PutInsightRule",
            "PutManagedInsightRules",
            "PutMetricStream",
            "StartMetricStreams",
            "StartOTelEnrichment",
            "StopMetricStreams",
            "StopOTelEnrichment");

    private static final Logger LOG = LoggerFactory.getLogger(CloudWatch.class);

    /** About 40 MB. */
    private static final int CUSTOM_METRICS = 400_000;

    private final InstantSource clock;
    private final CustomMetrics custom = new CustomMetrics(CUSTOM_METRICS);
    private final AlarmService alarms;
    private final AwsService service;
    private final ScheduledExecutorService evaluator =
            Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("banyan-alarms", true));

    private CloudWatch(Builder builder) {
        List<MetricSource> all = new ArrayList<>(builder.sources);
        all.add(custom);
        MetricSources sources = new MetricSources(all);
        clock = builder.clock;
        alarms = new AlarmService(sources, builder.journal, clock, builder.account);
        Map<String, Action> actions = new HashMap<>(alarms.actions());
        actions.put("PutMetricData", new PutMetricData(custom, clock)::read);
        actions.put("GetMetricData", new GetMetricData(sources)::read);
        actions.put("GetMetricStatistics", new GetMetricStatistics(sources)::read);
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

    /** Evaluates alarms once a second from now on, until the service is closed. */
    public CloudWatch start() {
        var unused = evaluator.scheduleWithFixedDelay(this::evaluateOrLog, 1, 1, TimeUnit.SECONDS);
        return this;
    }

    /** A failure must not end the schedule. */
    private void evaluateOrLog() {
        try {
            evaluate();
        } catch (RuntimeException e) {
            LOG.error("Alarms were not evaluated", e);
        }
    }

    /** Evaluates every alarm of which a period has ended since the last time. */
    public void evaluate() {
        alarms.evaluate(clock.instant());
    }

    /** Forgets all alarms and all metrics that clients put. */
    public void reset() {
        alarms.clear();
        custom.clear();
    }

    /** Ends the evaluation of alarms. */
    @Override
    public void close() {
        evaluator.shutdownNow();
    }

    /** Makes a service. Belongs to one thread. */
    public static final class Builder {

        private final String account;
        private final List<MetricSource> sources = new ArrayList<>();
        private InstantSource clock = InstantSource.system();
        private Journal journal = Journal.inMemory();

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

        /** Sets where alarms are kept; they end with the process where no journal is set. */
        public Builder journal(Journal newJournal) {
            journal = newJournal;
            return this;
        }

        /** Returns the service, which evaluates no alarms before it is started. */
        public CloudWatch build() {
            return new CloudWatch(this);
        }
    }
}
