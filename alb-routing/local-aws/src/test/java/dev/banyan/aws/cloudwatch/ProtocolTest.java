package dev.banyan.aws.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One request and one refusal in each protocol, and what is no request at all. */
class ProtocolTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CBORMapper CBOR = new CBORMapper();
    private static final String REQUEST = "{\"Namespace\":\"AWS/ApplicationELB\",\"MetricName\":\"RequestCount\","
            + "\"Dimensions\":[{\"Name\":\"LoadBalancer\",\"Value\":\"app/shop/0123456789abcdef\"}],"
            + "\"StartTime\":1795435200,\"EndTime\":1795435260.0,\"Period\":60,\"Statistics\":[\"Sum\",\"Average\"]}";

    private static CloudWatchEndpoint endpoint;

    @BeforeAll
    static void open() {
        endpoint = CloudWatchEndpoint.open();
        endpoint.sample("RequestCount", "Count", CloudWatchEndpoint.START.plusSeconds(5), 1, 1, 1);
    }

    @AfterAll
    static void close() {
        endpoint.close();
    }

    private static byte[] cbor(JsonNode tree) throws IOException {
        return CBOR.writeValueAsBytes(tree);
    }

    @Test
    void query_isAnsweredInXml() {
        HttpResponse<String> answer = endpoint.post("Action=GetMetricStatistics&Version=2010-08-01"
                + "&Namespace=AWS/ApplicationELB&MetricName=RequestCount&Dimensions.member.1.Name=LoadBalancer"
                + "&Dimensions.member.1.Value=app/shop/0123456789abcdef&StartTime=2026-11-23T12:00:00Z"
                + "&EndTime=2026-11-23T12:01:00.000Z&Period=60&Statistics.member.1=Sum&Statistics.member.2=Average");

        assertThat(answer.headers().firstValue("content-type")).hasValue("text/xml");
        assertThat(answer.body())
                .startsWith("<GetMetricStatisticsResponse xmlns=\"http://monitoring.amazonaws.com/doc/2010-08-01/\">"
                        + "<GetMetricStatisticsResult><Label>RequestCount</Label><Datapoints><member>"
                        + "<Timestamp>2026-11-23T12:00:00Z</Timestamp><Sum>3.0</Sum><Average>1.0</Average>"
                        + "<Unit>Count</Unit></member></Datapoints></GetMetricStatisticsResult>"
                        + "<ResponseMetadata><RequestId>");
    }

    @Test
    void json_isAnsweredInJson() {
        HttpResponse<String> answer = endpoint.json("GetMetricStatistics", REQUEST);

        assertThat(answer.headers().firstValue("content-type")).hasValue("application/x-amz-json-1.0");
        assertThat(answer.headers().firstValue("x-amzn-requestid")).isPresent();
        assertThat(answer.body())
                .isEqualTo("{\"Label\":\"RequestCount\",\"Datapoints\":[{\"Timestamp\":1795435200,"
                        + "\"Sum\":3.0,\"Average\":1.0,\"Unit\":\"Count\"}]}");
    }

    @Test
    void cbor_isAnsweredInCbor() throws IOException {
        HttpResponse<byte[]> answer = endpoint.cbor("GetMetricStatistics", cbor(JSON.readTree(REQUEST)));

        assertThat(answer.headers().firstValue("content-type")).hasValue("application/cbor");
        assertThat(answer.headers().firstValue("smithy-protocol")).hasValue("rpc-v2-cbor");
        assertThat(CBOR.readTree(answer.body()).toString())
                .isEqualTo("{\"Label\":\"RequestCount\",\"Datapoints\":[{\"Timestamp\":1.7954352E9,"
                        + "\"Sum\":3.0,\"Average\":1.0,\"Unit\":\"Count\"}]}");
        // Tag 1, then a double.
        assertThat(answer.body()).containsSequence((byte) 0xc1, (byte) 0xfb);
    }

    @Test
    void refusals_areThereInEachForm() throws IOException {
        HttpResponse<String> json = endpoint.json("GetMetricStatistics", REQUEST.replace(":60,", ":45,"));
        assertThat(json.statusCode()).isEqualTo(400);
        assertThat(json.headers().firstValue("x-amzn-query-error")).hasValue("InvalidParameterValue;Sender");
        assertThat(json.body())
                .startsWith("{\"__type\":\"com.amazonaws.cloudwatch#InvalidParameterValueException\","
                        + "\"message\":\"The value 45 for parameter Period is invalid");

        ObjectNode request = (ObjectNode) JSON.readTree(REQUEST);
        HttpResponse<byte[]> cbor = endpoint.cbor("GetMetricStatistics", cbor(request.without("Namespace")));
        assertThat(cbor.statusCode()).isEqualTo(400);
        assertThat(cbor.headers().firstValue("x-amzn-query-error")).hasValue("MissingParameter;Sender");
        assertThat(CBOR.readTree(cbor.body()).path("__type").asText())
                .isEqualTo("com.amazonaws.cloudwatch#MissingRequiredParameterException");
        assertThat(CBOR.readTree(cbor.body()).path("message").asText())
                .isEqualTo("The parameter Namespace is required.");
    }

    @Test
    void actionsThatAreNotThere_areNamed() {
        assertThat(endpoint.json("PutCompositeAlarm", "{}").body())
                .contains("monitoring PutCompositeAlarm is not implemented by this endpoint");
        assertThat(endpoint.json("PutCompositeAlarm", "{}").statusCode()).isEqualTo(501);
        assertThat(endpoint.json("Nonsense", "{}").body()).contains("InvalidAction");
        assertThat(endpoint.post("Version=2010-08-01").body()).contains("<Code>MissingAction</Code>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | The body is not a structure",
                "{ | The body is not a structure",
                "{} {} | The body is not a structure",
                "{\"Namespace\":\"a\",\"Namespace\":\"b\"} | The body is not a structure",
                "{\"Namespace\":1} | Namespace (expected: a string)",
                "{\"Dimensions\":{}} | Dimensions (expected: a list)",
                "{\"Dimensions\":[1]} | Dimensions.member.1 (expected: a structure)",
                "{\"IncludeLinkedAccounts\":\"true\"} | IncludeLinkedAccounts (expected: a boolean)",
                "{\"Nonsense\":1} | The parameter Nonsense is not supported for this action.",
                "{\"Dimensions\":[{\"Name\":\"a\",\"Nonsense\":1}]} |"
                        + " The parameter Dimensions.member.1.Nonsense is not supported for this action."
            })
    void json_thatIsNoRequest_isRefused(String body, String message) {
        HttpResponse<String> answer = endpoint.json("ListMetrics", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(message);
    }

    @Test
    void deepBodies_areRefused() throws IOException {
        String deep = "{\"Dimensions\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThat(endpoint.json("ListMetrics", deep).body()).contains("SerializationException");

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0xa1);
        bytes.write(0x61);
        bytes.write('D');
        for (int i = 0; i < 200_000; i++) {
            bytes.write(0x9f); // An array without an end.
        }
        HttpResponse<byte[]> answer = endpoint.cbor("ListMetrics", bytes.toByteArray());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(CBOR.readTree(answer.body()).path("__type").asText()).endsWith("SerializationException");
    }

    @Test
    void lengthsThatAreNotThere_areRefused() throws IOException {
        // A text of 2^62 bytes, and a list of 2^62 items.
        for (int type : new int[] {0x7b, 0x9b}) {
            byte[] body = {(byte) 0xa1, 0x61, 'N', (byte) type, 0x40, 0, 0, 0, 0, 0, 0, 0, 1};
            HttpResponse<byte[]> answer = endpoint.cbor("ListMetrics", body);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(CBOR.readTree(answer.body()).path("__type").asText()).endsWith("SerializationException");
        }
    }

    @Test
    void tenThousandQueries_areRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.getFactory().createGenerator(bytes)) {
            out.writeStartObject();
            out.writeNumberField("StartTime", 0);
            out.writeNumberField("EndTime", 60);
            out.writeArrayFieldStart("MetricDataQueries");
            for (int i = 0; i < 10_000; i++) {
                out.writeStartObject();
                out.writeStringField("Id", "a" + i);
                out.writeStringField("Expression", "METRICS()");
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        assertThat(endpoint.json("GetMetricData", bytes.toString("UTF-8")).body())
                .contains("Member must have length less than or equal to 500");
    }

    @Test
    void hugeRangesAndPeriods_areAnsweredAtOnce() {
        String queries = "\"MetricDataQueries\":[{\"Id\":\"m1\",\"MetricStat\":{\"Metric\":{\"Namespace\":\"A\","
                + "\"MetricName\":\"B\"},\"Period\":1,\"Stat\":\"Sum\"}},{\"Id\":\"e1\",\"Expression\":\"FILL(m1,0)\"}]";
        assertThat(endpoint.json("GetMetricData", "{\"StartTime\":-9e10,\"EndTime\":9e10," + queries + "}")
                        .body())
                .contains("Error in expression 'e1': The request computes too many data points");
        assertThat(endpoint.json("GetMetricData", "{\"StartTime\":-9e300,\"EndTime\":9e300," + queries + "}")
                        .body())
                .contains("StartTime (expected: a timestamp)");
        assertThat(endpoint.json("GetMetricStatistics", REQUEST.replace(":60,", ":2147483647,"))
                        .body())
                .contains("The value 2147483647 for parameter Period is invalid");
        assertThat(endpoint.json("GetMetricStatistics", REQUEST.replace(":60,", ":1e400,"))
                        .body())
                .contains("Period (expected: an integer)");
    }

    @Test
    void compressedBodies_areRead_andTheirLimitIsOfWhatComesOut() throws IOException {
        assertThat(gzip("{\"Namespace\":\"nobody\"}").body()).isEqualTo("{\"Metrics\":[]}");
        assertThat(gzip("{\"Namespace\":\"" + "a".repeat(20_000_000) + "\"}").statusCode())
                .isEqualTo(413);
    }

    private static HttpResponse<String> gzip(String body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return endpoint.send(
                "/",
                Map.of("X-Amz-Target", "GraniteServiceVersion20100801.ListMetrics", "Content-Encoding", "gzip"),
                HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray()),
                HttpResponse.BodyHandlers.ofString());
    }
}
