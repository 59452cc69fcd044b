package dev.banyan.aws.cloudwatch;

import dev.banyan.aws.cloudwatch.data.MetricQuery;
import dev.banyan.aws.cloudwatch.data.QueryEvaluation;
import dev.banyan.aws.cloudwatch.data.QueryReading;
import dev.banyan.aws.cloudwatch.data.QueryResult;
import dev.banyan.aws.cloudwatch.math.TimeSeries;
import dev.banyan.aws.cloudwatch.math.Value;
import dev.banyan.aws.cloudwatch.metric.MetricSource;
import dev.banyan.aws.cloudwatch.protocol.Input;
import dev.banyan.aws.cloudwatch.protocol.Operation;
import dev.banyan.aws.query.Caller;
import dev.banyan.aws.wire.AwsException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The action GetMetricData. */
record GetMetricData(MetricSource source) {

    private static final int MAXIMUM_QUERIES = 500;

    Operation read(Caller caller, Input input) {
        List<MetricQuery> queries = QueryReading.read(input, "MetricDataQueries", MAXIMUM_QUERIES, caller.account());
        Instant start = input.requiredTime("StartTime");
        Instant end = input.requiredTime("EndTime");
        DataPage page = DataPage.read(input);
        // Labels here hold no times, so that no zone changes them.
        Input labels = input.structure("LabelOptions");
        if (labels != null) {
            checkZone(labels.required("Timezone", 5, 5));
        }
        if (queries.isEmpty()) {
            throw AwsException.of("MissingParameter", "The parameter MetricDataQueries is required.");
        }
        if (start.equals(end)) {
            throw AwsException.validation("The parameter StartTime must not equal parameter EndTime.");
        }
        if (start.isAfter(end)) {
            throw AwsException.validation("The parameter EndTime must be greater than StartTime.");
        }
        return () -> page.write(lines(queries, QueryEvaluation.evaluate(source, queries, start, end)));
    }

    private static void checkZone(String zone) {
        if (!zone.matches("[+-]\\d{4}")) {
            throw AwsException.validation(
                    "The value " + zone + " for parameter LabelOptions.Timezone is invalid (expected: such as +0130).");
        }
    }

    private static List<DataLine> lines(List<MetricQuery> queries, List<QueryResult> results) {
        Labels labels = Labels.of(queries);
        List<DataLine> lines = new ArrayList<>();
        for (QueryResult result : results) {
            if (result.query().isReturned()) {
                lines.addAll(lines(labels, result));
            }
        }
        return lines;
    }

    private static List<DataLine> lines(Labels labels, QueryResult result) {
        MetricQuery query = result.query();
        String label = labels.label(query);
        if (result.value() instanceof Value.Single single) {
            return List.of(new DataLine(query.id(), label, single.series().points(), result.units()));
        }
        if (result.value() instanceof Value.Many many) {
            return many.all().stream()
                    .map((TimeSeries series) -> new DataLine(
                            query.id(), (label + " " + series.label()).strip(), series.points(), List.of()))
                    .toList();
        }
        throw AwsException.validation(
                "Error in expression '" + query.id() + "': The expression comes to a number (expected: a time series)");
    }
}
