package dev.banyan.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.banyan.aws.support.TestEndpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nobody serves is refused in the words of the client that asks. */
class ProtocolTest {

    private static TestEndpoint endpoint;

    @BeforeAll
    static void open() {
        endpoint = TestEndpoint.open();
    }

    @AfterAll
    static void close() {
        endpoint.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST / | rds | content-type: application/x-www-form-urlencoded | Action=DescribeDBInstances&Version=1"
                        + " | text/xml | <Code>NotImplemented</Code>"
                        + "<Message>rds DescribeDBInstances is not implemented by this endpoint</Message>",
                "POST / | ec2 | content-type: application/x-www-form-urlencoded | Action=RunInstances&Version=1"
                        + " | text/xml | <Errors><Error><Code>NotImplemented</Code>"
                        + "<Message>ec2 RunInstances is not implemented by this endpoint</Message></Error></Errors>",
                "GET /bucket?list-type=2 | s3 | x-amz-content-sha256: UNSIGNED-PAYLOAD |"
                        + " | text/xml | <Error xmlns=\"\"><Code>NotImplemented</Code>"
                        + "<Message>s3 GET /bucket is not implemented by this endpoint</Message>",
                "POST / | ssm | x-amz-target: AmazonSSM.GetParameter; content-type: application/x-amz-json-1.1 | {}"
                        + " | application/x-amz-json-1.1 | {\"__type\":\"NotImplemented\","
                        + "\"message\":\"ssm AmazonSSM.GetParameter is not implemented by this endpoint\"}",
                "POST / | sqs | x-amz-target: AmazonSQS.SendMessage; content-type: application/x-amz-json-1.0 | {}"
                        + " | application/x-amz-json-1.0 | {\"__type\":\"NotImplemented\","
                        + "\"message\":\"sqs AmazonSQS.SendMessage is not implemented by this endpoint\"}",
                "GET /2020-05-31/things | things | accept: */* |"
                        + " | application/json | {\"__type\":\"NotImplemented\","
                        + "\"message\":\"things GET /2020-05-31/things is not implemented by this endpoint\"}",
                "GET /2020-05-31/things | '' | accept: */* |"
                        + " | application/json | The request GET /2020-05-31/things is not implemented"
            })
    void whatNobodyServes_isNamed_inTheProtocolOfTheRequest(
            String line, String service, String headers, String body, String type, String expected) throws Exception {
        HttpResponse<String> answer = send(line, service, headers, body == null ? "" : body);

        assertThat(answer.statusCode()).isEqualTo(501);
        assertThat(answer.headers().firstValue("content-type")).hasValue(type);
        assertThat(answer.body()).contains(expected);
        assertThat(answer.headers().firstValue("x-amzn-requestid")).isPresent();
    }

    @Test
    void json_namesItsErrorInAHeaderToo() throws Exception {
        assertThat(send("POST /", "ssm", "x-amz-target: AmazonSSM.GetParameter", "{}")
                        .headers()
                        .firstValue("x-amzn-errortype"))
                .hasValue("NotImplemented");
    }

    @Test
    void cbor_isAnsweredInCbor() throws Exception {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(endpoint.uri()
                                        .resolve("/service/GraniteServiceVersion20100801/operation/Nothing"))
                                .header("smithy-protocol", "rpc-v2-cbor")
                                .header("authorization", TestEndpoint.authorization("eu-central-1", "monitoring"))
                                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {(byte) 0xa0}))
                                .timeout(Duration.ofSeconds(20))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(501);
        assertThat(answer.headers().firstValue("smithy-protocol")).hasValue("rpc-v2-cbor");
        assertThat(new CBORMapper().readTree(answer.body()).toString())
                .isEqualTo("{\"__type\":\"NotImplemented\",\"message\":\"monitoring"
                        + " GraniteServiceVersion20100801.Nothing is not implemented by this endpoint\"}");
    }

    @ParameterizedTest
    @CsvSource({"GET /", "GET /favicon.ico", "POST /index.html", "GET /metrics"})
    void noRequestOfAClient_isAPlain404(String line) throws Exception {
        HttpResponse<String> answer = send(line, "", "accept: */*", "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/plain; charset=utf-8");
        assertThat(answer.body())
                .isEqualTo("NotFound: " + line
                        + " (expected: a request of an AWS client with this endpoint as its URL)\n");
    }

    @ParameterizedTest
    @CsvSource({
        "POST /, ssm, x-amz-target: AmazonSSM.GetParameter, application/x-amz-json-1.0",
        "POST /service/a/operation/b, '', smithy-protocol: rpc-v2-cbor, application/cbor",
        "GET /2015-03-31/functions, lambda, accept: */*, application/json",
        "GET /bucket, s3, accept: */*, text/xml",
        "POST /, ec2, content-type: application/x-www-form-urlencoded, text/xml",
        "GET /metrics, '', accept: */*, text/plain; charset=utf-8"
    })
    void foreignPages_areRefused_whateverTheyAskFor(String line, String service, String header, String type)
            throws Exception {
        HttpResponse<String> answer = send(line, service, header + "; origin: http://evil.test", "");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("content-type")).hasValue(type);
        assertThat(answer.body()).contains("AccessDenied").contains("Origin: http://evil.test");
    }

    private static HttpResponse<String> send(String line, String service, String headers, String body)
            throws IOException {
        String[] parts = line.strip().split(" ");
        Map<String, String> fields = new HashMap<>();
        for (String header : headers.split("; ")) {
            String[] pair = header.strip().split(": ", 2);
            fields.put(pair[0], pair[1]);
        }
        if (!service.isBlank()) {
            fields.put("authorization", TestEndpoint.authorization("eu-central-1", service.strip()));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + endpoint.port() + parts[1]))
                .method(parts[0], HttpRequest.BodyPublishers.ofString(body.strip()));
        fields.forEach(request::header);
        return endpoint.send(request);
    }
}
