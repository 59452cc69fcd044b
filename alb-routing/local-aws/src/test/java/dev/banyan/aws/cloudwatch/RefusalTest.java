package dev.banyan.aws.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What the API refuses, with its code and its message as they stand on the wire. */
class RefusalTest {

    private static final String METRIC = "Namespace=Shop&MetricName=Orders";
    private static final String ALARM =
            "AlarmName=a&ComparisonOperator=GreaterThanThreshold&EvaluationPeriods=1" + "&Threshold=1";

    private static CloudWatchEndpoint endpoint;

    @BeforeAll
    static void open() {
        endpoint = CloudWatchEndpoint.open();
    }

    @AfterAll
    static void close() {
        endpoint.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/cloudwatch-refusals.csv", delimiter = '|', quoteCharacter = '`')
    void request_isRefused_asByAws(String form, int status, String code, String message) {
        HttpResponse<String> answer = endpoint.post("Version=2010-08-01&Action=" + fill(form));

        assertThat(answer.body())
                .startsWith("<ErrorResponse xmlns=\"http://monitoring.amazonaws.com/doc/2010-08-01/\">")
                .contains("<Code>" + code + "</Code>")
                .contains("<Message>" + fill(message) + "</Message>");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(endpoint.client().describeAlarms().metricAlarms()).isEmpty();
        assertThat(endpoint.client().listMetrics().metrics()).isEmpty();
    }

    private static String fill(String text) {
        return text.replace("{metric}", METRIC)
                .replace("{hour}", "StartTime=2026-11-23T12:00:00Z&EndTime=2026-11-23T13:00:00Z")
                .replace("{alarm}", ALARM)
                .replace("{on}", METRIC + "&Period=60&Statistic=Sum")
                .replace("{q}", "MetricDataQueries.member.1")
                .replace(
                        "{stat}",
                        "MetricDataQueries.member.1.Id=m1&MetricDataQueries.member.1.MetricStat.Stat=Sum"
                                + "&MetricDataQueries.member.1.MetricStat.Period=60"
                                + "&MetricDataQueries.member.1.MetricStat.Metric.Namespace=Shop"
                                + "&MetricDataQueries.member.1.MetricStat.Metric.MetricName=Orders")
                .replace("{d}", "MetricData.member.1")
                .replace("{long}", "x".repeat(256));
    }
}
