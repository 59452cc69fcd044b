package dev.banyan.aws.cloudwatch.alarm;

import dev.banyan.aws.cloudwatch.data.MetricStat;
import dev.banyan.aws.cloudwatch.protocol.Documents;
import dev.banyan.aws.cloudwatch.protocol.Structure;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says why an alarm is in a state, in AWS's words. */
record Reasons(Assessment assessment, AlarmState to) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/yy HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** A reason has at most 1,023 characters. */
    private static final int MAXIMUM_TOLD = 5;

    String text() {
        AlarmSettings settings = assessment.settings();
        List<Point> evaluated = assessment.evaluated();
        int missing = settings.periods() - evaluated.size();
        if (to == AlarmState.INSUFFICIENT_DATA) {
            return "Insufficient Data: " + counted(settings.periods(), "datapoint", "was unknown", "were unknown")
                    + ".";
        }
        if (evaluated.isEmpty()) {
            return "Threshold Crossed: no datapoints were received for "
                    + (missing == 1 ? "1 period" : missing + " periods") + " and " + treated(missing) + ".";
        }
        return "Threshold Crossed: " + found(evaluated) + (missing == 0 ? "" : " and " + treated(missing)) + minimum()
                + ".";
    }

    private static String counted(int number, String noun, String one, String more) {
        return number == 1 ? "1 " + noun + " " + one : number + " " + noun + "s " + more;
    }

    private String treated(int missing) {
        return counted(missing, "missing datapoint", "was treated as", "were treated as") + " ["
                + assessment.settings().treatment().word() + "]";
    }

    /** What those points were that speak for the new state. */
    private String found(List<Point> evaluated) {
        AlarmSettings settings = assessment.settings();
        boolean isAlarm = to == AlarmState.ALARM;
        List<Point> speaking = evaluated.stream()
                .filter(point -> assessment.isBreaching(point) == isAlarm)
                .toList();
        String told = speaking.stream().limit(MAXIMUM_TOLD).map(Reasons::told).collect(Collectors.joining(", "));
        String number = settings.breachesNeeded() == null
                ? (speaking.size() == 1 ? "1 datapoint" : speaking.size() + " datapoints")
                : speaking.size() + " out of the last "
                        + counted(evaluated.size(), "datapoint", "", "").strip();
        boolean isOne = speaking.size() == 1;
        return number + " [" + told + (speaking.size() > MAXIMUM_TOLD ? ", ..." : "") + "] "
                + (isOne ? "was " : "were ")
                + (isAlarm ? "" : "not ") + settings.comparison().words() + " the threshold (" + settings.threshold()
                + ")";
    }

    private String minimum() {
        Integer needed = assessment.settings().breachesNeeded();
        if (needed == null) {
            return "";
        }
        int least = to == AlarmState.ALARM ? needed : assessment.settings().periods() - needed + 1;
        String change = to == AlarmState.ALARM ? "OK -> ALARM" : "ALARM -> OK";
        return " (minimum " + (least == 1 ? "1 datapoint" : least + " datapoints") + " for " + change + " transition)";
    }

    private static String told(Point point) {
        return point.number() + " (" + DAY.format(Instant.ofEpochSecond(point.second())) + ")";
    }

    /** Returns the reason as JSON. */
    String data(Instant now) {
        AlarmSettings settings = assessment.settings();
        List<Point> evaluated = assessment.evaluated();
        Structure data = new Structure().text("version", "1.0").text("queryDate", MOMENT.format(now));
        if (!evaluated.isEmpty()) {
            data.text("startDate", moment(evaluated.get(evaluated.size() - 1).second()));
        }
        if (settings.watched() instanceof Watched.OneMetric one) {
            MetricStat stat = one.stat();
            data.text("unit", stat.unit()).text("statistic", stat.statistic().name());
        }
        List<Point> told = evaluated.stream().limit(MAXIMUM_TOLD).toList();
        List<Double> recent = new ArrayList<>();
        told.forEach(point -> recent.add(0, point.number()));
        data.integer("period", settings.watched().period())
                .numbers("recentDatapoints", recent)
                .number("threshold", settings.threshold())
                .structures(
                        "evaluatedDatapoints",
                        told.stream().map(Reasons::evaluated).toList());
        return Documents.text(data);
    }

    private static Structure evaluated(Point point) {
        return new Structure()
                .text("timestamp", moment(point.second()))
                .number("sampleCount", point.samples() == 0 ? null : (Double) point.samples())
                .number("value", point.number());
    }

    private static String moment(long second) {
        return MOMENT.format(Instant.ofEpochSecond(second));
    }
}
