package dev.banyan.aws.cloudwatch.data;

import dev.banyan.aws.cloudwatch.math.Expression;
import dev.banyan.aws.cloudwatch.math.InvalidExpressionException;
import dev.banyan.aws.cloudwatch.metric.MetricId;
import dev.banyan.aws.cloudwatch.metric.Statistic;
import dev.banyan.aws.cloudwatch.protocol.Input;
import dev.banyan.aws.wire.AwsException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads queries. */
public final class QueryReading {

    private static final String ID = "[a-z][a-zA-Z0-9_]*";

    private QueryReading() {}

    /**
     * Returns the queries of a request; none where none are given.
     *
     * @throws AwsException if one is outside its rule, or two have one id
     */
    public static List<MetricQuery> read(Input input, String member, int maximum, String account) {
        List<MetricQuery> queries = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Input item : input.structures(member, maximum)) {
            MetricQuery query = query(item, account);
            if (!ids.add(query.id())) {
                throw AwsException.validation("The values for parameter id in " + member + " are not unique.");
            }
            queries.add(query);
        }
        return queries;
    }

    private static MetricQuery query(Input input, String account) {
        String id = input.required("Id", 1, MetricReading.MAXIMUM_NAME);
        if (!id.matches(ID)) {
            throw AwsException.validation("The value " + id + " for parameter " + input.parameter("Id")
                    + " is not matching the expected pattern ^" + ID + "$.");
        }
        checkAccount(input, account);
        String label = input.text("Label");
        Boolean returnData = input.flag("ReturnData");
        String text = input.text("Expression", 1, 2048);
        Input stat = input.structure("MetricStat");
        if (text != null && stat != null) {
            throw AwsException.validation("The parameters " + input.parameter("Expression") + " and "
                    + input.parameter("MetricStat") + " are mutually exclusive and you have specified both.");
        }
        Integer period = input.has("Period") ? (Integer) Periods.read(input) : null;
        if (text != null) {
            return new MetricQuery.OfExpression(id, label, returnData, text, parse(id, text), period);
        }
        if (stat == null) {
            throw AwsException.validation("The parameter " + input.parameter("MetricStat") + " is required.");
        }
        return new MetricQuery.OfMetric(id, label, returnData, stat(stat));
    }

    private static void checkAccount(Input input, String account) {
        String asked = input.text("AccountId", 1, MetricReading.MAXIMUM_NAME);
        if (asked != null && !asked.equals(account)) {
            throw AwsException.validation("The value " + asked + " for parameter " + input.parameter("AccountId")
                    + " is not an account that is linked to this one.");
        }
    }

    private static Expression parse(String id, String text) {
        try {
            return Expression.parse(text);
        } catch (InvalidExpressionException e) {
            throw refusal(id, e);
        }
    }

    static AwsException refusal(String id, InvalidExpressionException e) {
        return AwsException.validation("Error in expression '" + id + "': " + e.getMessage());
    }

    private static MetricStat stat(Input input) {
        MetricId metric = MetricReading.metric(input.requiredStructure("Metric"));
        int period = Periods.read(input);
        String name = input.required("Stat", 1, MetricReading.MAXIMUM_NAME);
        String unit = Units.read(input);
        return new MetricStat(metric, statistic(name, input.parameter("Stat")), period, unit);
    }

    /** Returns a statistic of any kind. */
    public static Statistic statistic(String name, String parameter) {
        return known(Statistic.parse(name), name, parameter);
    }

    /** Returns a percentile or a trimmed statistic. */
    public static Statistic extendedStatistic(String name, String parameter) {
        return known(Statistic.parseExtended(name), name, parameter);
    }

    private static Statistic known(@Nullable Statistic statistic, String name, String parameter) {
        if (statistic == null) {
            throw AwsException.of(
                    "InvalidParameterValue",
                    "The value " + name + " for parameter " + parameter + " is not supported.");
        }
        return statistic;
    }
}
