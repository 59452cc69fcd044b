package dev.banyan.aws.cloudwatch.alarm;

import dev.banyan.aws.cloudwatch.data.MetricQuery;
import dev.banyan.aws.cloudwatch.data.MetricReading;
import dev.banyan.aws.cloudwatch.data.MetricStat;
import dev.banyan.aws.cloudwatch.data.Periods;
import dev.banyan.aws.cloudwatch.data.QueryReading;
import dev.banyan.aws.cloudwatch.data.Units;
import dev.banyan.aws.cloudwatch.metric.Statistic;
import dev.banyan.aws.cloudwatch.protocol.Input;
import dev.banyan.aws.wire.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the settings of an alarm, from requests and from the journal. */
final class AlarmReading {

    private static final int MAXIMUM_QUERIES = 20;
    private static final int MAXIMUM_ACTIONS = 5;
    private static final int HOUR = 3_600;
    private static final int DAY = 86_400;
    private static final int WEEK = 604_800;

    /** What only alarms of one metric have, and those of queries say within them. */
    private static final List<String> OF_ONE_METRIC =
            List.of("MetricName", "Namespace", "Dimensions", "Period", "Unit", "Statistic", "ExtendedStatistic");

    private static final List<String> ANOMALY_COMPARISONS =
            List.of("LessThanLowerOrGreaterThanUpperThreshold", "LessThanLowerThreshold", "GreaterThanUpperThreshold");

    private AlarmReading() {}

    static String name(Input input) {
        String name = input.required("AlarmName", 1, MetricReading.MAXIMUM_NAME);
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw AwsException.validation("AlarmName must not contain control characters");
        }
        return name;
    }

    /** @throws AwsException if a member is outside its rule */
    static AlarmSettings read(Input input, String account) {
        refuseOtherKinds(input);
        String name = name(input);
        String description = input.text("AlarmDescription", 0, 1024);
        Actions actions = actions(input);
        Comparison comparison = comparison(input);
        int periods = input.requiredInteger("EvaluationPeriods", 1, DAY);
        Integer needed = input.integer("DatapointsToAlarm", 1, DAY);
        if (needed != null && needed > periods) {
            throw AwsException.validation("DatapointsToAlarm must be less than or equal to EvaluationPeriods");
        }
        Watched watched = watched(input, account);
        checkSpan(watched.period(), periods);
        double threshold = input.requiredNumber("Threshold");
        String treatment = option(input, "TreatMissingData", List.of("breaching", "notBreaching", "ignore", "missing"));
        return new AlarmSettings(
                name,
                description,
                actions,
                watched,
                periods,
                needed,
                threshold,
                comparison,
                treatment == null ? null : MissingData.of(treatment),
                option(input, "EvaluateLowSampleCountPercentile", List.of("evaluate", "ignore")));
    }

    private static void refuseOtherKinds(Input input) {
        for (String member : List.of("ThresholdMetricId", "EvaluationCriteria", "EvaluationInterval")) {
            if (input.has(member)) {
                throw notImplemented(member);
            }
        }
    }

    private static AwsException notImplemented(String what) {
        return new AwsException(
                501,
                "NotImplemented",
                "PutMetricAlarm with " + what + " is not implemented by this endpoint: it has alarms with a fixed"
                        + " threshold on metrics and metric math, none of anomaly detection or PromQL");
    }

    private static Comparison comparison(Input input) {
        String asked = input.required("ComparisonOperator", 1, 255);
        if (ANOMALY_COMPARISONS.contains(asked)) {
            throw notImplemented(asked);
        }
        return Comparison.of(Objects.requireNonNull(input.choice("ComparisonOperator", Comparison.names())));
    }

    private static @Nullable String option(Input input, String member, List<String> options) {
        String option = input.text(member, 1, 255);
        if (option != null && !options.contains(option)) {
            throw AwsException.validation("Option " + option + " is not supported. Supported options for parameter "
                    + member + " are " + String.join(", ", options.subList(0, options.size() - 1)) + " and "
                    + options.get(options.size() - 1) + ".");
        }
        return option;
    }

    private static Actions actions(Input input) {
        Boolean enabled = input.flag("ActionsEnabled");
        return new Actions(
                !Boolean.FALSE.equals(enabled),
                arns(input, "OKActions"),
                arns(input, "AlarmActions"),
                arns(input, "InsufficientDataActions"));
    }

    private static List<String> arns(Input input, String member) {
        List<String> arns = input.texts(member, MAXIMUM_ACTIONS, 1, 1024);
        for (String arn : arns) {
            if (!arn.matches("arn:[a-z0-9-]+:[^:]+:[^:]*:[^:]*:.+")) {
                throw AwsException.validation("Invalid arn syntax: " + arn);
            }
        }
        return arns;
    }

    private static Watched watched(Input input, String account) {
        List<MetricQuery> queries = QueryReading.read(input, "Metrics", MAXIMUM_QUERIES, account);
        if (queries.isEmpty()) {
            return oneMetric(input);
        }
        for (String member : OF_ONE_METRIC) {
            if (input.has(member)
                    && (!member.equals("Dimensions")
                            || !MetricReading.dimensions(input).isEmpty())) {
                throw AwsException.of(
                        "InvalidParameterCombination",
                        "The parameters " + member + " and Metrics are mutually exclusive and you have specified"
                                + " both.");
            }
        }
        checkQueries(queries);
        return new Watched.Queries(queries);
    }

    private static void checkQueries(List<MetricQuery> queries) {
        if (queries.stream().filter(MetricQuery::isReturned).count() != 1) {
            throw AwsException.validation("Exactly one element of the metrics list should return data.");
        }
        List<Integer> periods = new ArrayList<>();
        for (MetricQuery query : queries) {
            if (query instanceof MetricQuery.OfMetric metric) {
                periods.add(metric.stat().period());
            }
        }
        if (periods.isEmpty()) {
            throw AwsException.validation("The metrics list must contain at least one metric.");
        }
        if (periods.stream().distinct().count() > 1) {
            throw AwsException.validation("All metrics of the metrics list must have the same period.");
        }
    }

    private static Watched oneMetric(Input input) {
        String simple = input.choice("Statistic", Statistic.SIMPLE);
        String extended = input.text("ExtendedStatistic", 1, 255);
        var metric = MetricReading.metric(input);
        if (simple != null && extended != null) {
            throw AwsException.of(
                    "InvalidParameterCombination",
                    "The parameters Statistic and ExtendedStatistic are mutually exclusive and you have specified"
                            + " both.");
        }
        int period = Periods.read(input);
        String unit = Units.read(input);
        if (extended != null) {
            Statistic statistic = QueryReading.extendedStatistic(extended, "ExtendedStatistic");
            return new Watched.OneMetric(new MetricStat(metric, statistic, period, unit), true);
        }
        if (simple == null) {
            throw AwsException.of("MissingParameter", "The parameter Statistic or ExtendedStatistic is required.");
        }
        Statistic statistic = QueryReading.statistic(simple, "Statistic");
        return new Watched.OneMetric(new MetricStat(metric, statistic, period, unit), false);
    }

    private static void checkSpan(int period, int periods) {
        long span = (long) period * periods;
        if (period < HOUR && span > DAY) {
            throw AwsException.validation("Metrics cannot be checked across more than a day"
                    + " (EvaluationPeriods * Period must be <= 86400).");
        }
        if (span > WEEK) {
            throw AwsException.validation("Metrics cannot be checked across more than a week"
                    + " (EvaluationPeriods * Period must be <= 604800).");
        }
    }
}
