package dev.banyan.aws.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AWS's own command line, and its SDK for Python in all three protocols. */
class ClientsTest {

    private static final String METRIC = " --namespace AWS/ApplicationELB --metric-name RequestCount --dimensions"
            + " Name=LoadBalancer,Value=" + CloudWatchEndpoint.LOAD_BALANCER;

    /** Each protocol sends every action once; times come back as times and numbers as numbers. */
    private static final String SCRIPT = """
            import sys, datetime, boto3, botocore.exceptions, botocore.config
            start = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.timezone.utc)
            minute = datetime.timedelta(minutes=1)
            dims = [{'Name': 'LoadBalancer', 'Value': 'app/shop/0123456789abcdef'}]
            for protocol in ('smithy-rpc-v2-cbor', 'json', 'query'):
                session = boto3.session.Session()
                loader = session._session.get_component('data_loader')
                model = loader.load_service_model('cloudwatch', 'service-2')
                model['metadata']['protocol'] = protocol
                model['metadata']['protocols'] = [protocol]
                client = session.client('cloudwatch', endpoint_url=sys.argv[1], region_name='eu-central-1')
                assert client.meta.service_model.resolved_protocol == protocol, protocol
                point = client.get_metric_statistics(Namespace='AWS/ApplicationELB', MetricName='RequestCount',
                    Dimensions=dims, StartTime=start, EndTime=start + minute, Period=60,
                    Statistics=['Sum'])['Datapoints'][0]
                assert point['Timestamp'] == start and point['Sum'] == 3.0, point
                data = client.get_metric_data(StartTime=start, EndTime=start + minute, MetricDataQueries=[
                    {'Id': 'e1', 'Expression': 'm1 * 2'},
                    {'Id': 'm1', 'ReturnData': False, 'MetricStat': {'Period': 60, 'Stat': 'Sum', 'Metric': {
                        'Namespace': 'AWS/ApplicationELB', 'MetricName': 'RequestCount', 'Dimensions': dims}}}])
                assert data['MetricDataResults'][0]['Values'] == [6.0], data
                client.put_metric_alarm(AlarmName='py', Namespace='AWS/ApplicationELB', MetricName='RequestCount',
                    Dimensions=dims, Period=60, EvaluationPeriods=1, Threshold=2.5, Statistic='Sum',
                    ComparisonOperator='GreaterThanThreshold', Tags=[{'Key': 'a', 'Value': 'b'}])
                client.get_waiter('alarm_exists').wait(AlarmNames=['py'], WaiterConfig={'MaxAttempts': 1})
                alarm = client.describe_alarms(AlarmNames=['py'])['MetricAlarms'][0]
                assert alarm['Threshold'] == 2.5 and alarm['ActionsEnabled'] is True, alarm
                assert alarm['StateUpdatedTimestamp'] == start, alarm
                assert client.list_tags_for_resource(ResourceARN=alarm['AlarmArn'])['Tags'][0]['Value'] == 'b'
                client.tag_resource(ResourceARN=alarm['AlarmArn'], Tags=[{'Key': 'c', 'Value': ''}])
                client.untag_resource(ResourceARN=alarm['AlarmArn'], TagKeys=['a'])
                client.set_alarm_state(AlarmName='py', StateValue='OK', StateReason='drill')
                items = client.describe_alarm_history(AlarmName='py')['AlarmHistoryItems']
                assert items[0]['HistorySummary'] == 'Alarm updated from INSUFFICIENT_DATA to OK', items
                client.put_metric_data(Namespace='Py', MetricData=[{'MetricName': 'm', 'Value': 1.5,
                    'Timestamp': start}] * 300)
                names = [m['MetricName'] for m in client.list_metrics(Namespace='Py')['Metrics']]
                assert names == ['m'], names
                client.delete_alarms(AlarmNames=['py'])
                try:
                    client.set_alarm_state(AlarmName='py', StateValue='OK', StateReason='drill')
                    assert False
                except client.exceptions.ResourceNotFound as e:
                    assert e.response['Error']['Code'] == 'ResourceNotFound', e.response
                try:
                    client.get_metric_statistics(Namespace='a', MetricName='b', StartTime=start, EndTime=start,
                        Period=60, Statistics=['Sum'])
                    assert False
                except botocore.exceptions.ClientError as e:
                    assert e.response['Error']['Code'] == 'InvalidParameterValue', e.response
                    assert e.response['Error']['Message'].startswith('The parameter StartTime'), e.response
            print('all protocols')
            """;

    private final CloudWatchEndpoint endpoint = CloudWatchEndpoint.open();

    @TempDir
    Path folder;

    @BeforeEach
    void count() {
        endpoint.sample("RequestCount", "Count", CloudWatchEndpoint.START, 1, 1, 1);
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void commandLine_readsAndAlarms() throws IOException, InterruptedException {
        assumeThere(List.of("aws", "--version"));

        assertThat(aws("get-metric-statistics" + METRIC + " --start-time 2026-11-23T12:00:00Z"
                        + " --end-time 2026-11-23T12:01:00Z --period 60 --statistics Sum"
                        + " --query Datapoints[0].[Sum,Unit]"))
                .isEqualTo("3.0\tCount");
        assertThat(aws("list-metrics --query Metrics[].MetricName")).isEqualTo("RequestCount");
        aws("put-metric-alarm --alarm-name cli" + METRIC + " --period 60 --statistic Sum --threshold 2"
                + " --evaluation-periods 1 --comparison-operator GreaterThanThreshold");
        aws("wait alarm-exists --alarm-names cli");
        endpoint.pass(61);
        assertThat(aws("describe-alarms --alarm-names cli --query MetricAlarms[0].StateValue"))
                .isEqualTo("ALARM");
        assertThat(run(command("put-metric-alarm --alarm-name cli" + METRIC + " --period 45 --statistic Sum"
                        + " --threshold 2 --evaluation-periods 1 --comparison-operator GreaterThanThreshold")))
                .contains("An error occurred (InvalidParameterValue) when calling the PutMetricAlarm operation:"
                        + " The value 45 for parameter Period is invalid");
    }

    @Test
    void python_speaksAllThreeProtocols() throws IOException, InterruptedException {
        assumeThere(List.of("python3", "-c", "import boto3"));

        Path script = Files.writeString(folder.resolve("clients.py"), SCRIPT);
        assertThat(run(List.of("python3", script.toString(), endpoint.uri().toString())))
                .isEqualTo("all protocols");
    }

    private void assumeThere(List<String> command) throws InterruptedException {
        boolean there;
        try {
            there = !run(command).contains("rror");
        } catch (IOException e) {
            there = false;
        }
        if (!there) {
            System.out.println("ClientsTest: skipped, there is no " + command.get(0) + " here that can " + command);
        }
        assumeTrue(there, command.toString());
    }

    private String aws(String arguments) throws IOException, InterruptedException {
        String output = run(command(arguments));
        assertThat(output).doesNotContain("error");
        return output;
    }

    private List<String> command(String arguments) {
        List<String> command =
                new ArrayList<>(List.of("aws", "--endpoint-url", endpoint.uri().toString()));
        command.addAll(List.of("--output", "text", "cloudwatch"));
        command.addAll(List.of(arguments.split(" ")));
        return command;
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "client", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID", "test",
                        "AWS_SECRET_ACCESS_KEY", "test",
                        "AWS_DEFAULT_REGION", "eu-central-1",
                        "AWS_CONFIG_FILE", folder.resolve("none").toString(),
                        "AWS_EC2_METADATA_DISABLED", "true"));
        Process process = builder.start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return Files.readString(output, StandardCharsets.UTF_8).trim();
    }
}
