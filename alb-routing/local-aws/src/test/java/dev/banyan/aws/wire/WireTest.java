package dev.banyan.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.aws.support.TestEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The protocol below the actions: forms, hosts, origins, signatures, bodies that mean harm. */
class WireTest {

    private static final String DESCRIBE = "Action=DescribeLoadBalancers&Version=2015-12-01";

    private static TestEndpoint endpoint;

    @BeforeAll
    static void open() {
        endpoint = TestEndpoint.open();
    }

    @AfterAll
    static void close() {
        endpoint.close();
    }

    @Test
    void answer_hasNamespace_resultAndRequestId() {
        HttpResponse<String> answer = endpoint.post(DESCRIBE);

        String id = answer.headers().firstValue("x-amzn-requestid").orElseThrow();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/xml");
        assertThat(answer.body())
                .isEqualTo("<DescribeLoadBalancersResponse"
                        + " xmlns=\"http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/\">"
                        + "<DescribeLoadBalancersResult><LoadBalancers></LoadBalancers></DescribeLoadBalancersResult>"
                        + "<ResponseMetadata><RequestId>" + id + "</RequestId></ResponseMetadata>"
                        + "</DescribeLoadBalancersResponse>");
    }

    @Test
    void get_isAnswered_unsignedAndPresigned() {
        assertThat(get("/?" + DESCRIBE).statusCode()).isEqualTo(200);
        String presigned = "&X-Amz-Credential=AKID%2F20261123%2Feu-central-1%2Felasticloadbalancing%2Faws4_request"
                + "&X-Amz-Signature=00&X-Amz-Algorithm=AWS4-HMAC-SHA256";
        assertThat(get("/?" + DESCRIBE + presigned).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> get(String target) {
        return endpoint.send(HttpRequest.newBuilder(URI.create("http://localhost:" + endpoint.port() + target)));
    }

    static Stream<Arguments> hostileBodies() {
        String members = IntStream.range(0, 10_001).mapToObj(i -> "a" + i + "=").collect(Collectors.joining("&"));
        return Stream.of(
                Arguments.of("deep", DESCRIBE + "&" + "a.".repeat(200) + "b=1", "MalformedInput"),
                Arguments.of("long name", DESCRIBE + "&" + "a".repeat(600) + "=1", "MalformedQueryString"),
                Arguments.of("huge index", DESCRIBE + "&Names.member.999999999999=x", "MalformedInput"),
                Arguments.of("index 0", DESCRIBE + "&Names.member.0=x", "MalformedInput"),
                Arguments.of("no index", DESCRIBE + "&Names.member.x=x", "MalformedInput"),
                Arguments.of("no member", DESCRIBE + "&Names.1=x", "MalformedInput"),
                Arguments.of("empty part", DESCRIBE + "&Names..1=x", "MalformedInput"),
                Arguments.of("text for a list", DESCRIBE + "&Names=x", "MalformedInput"),
                Arguments.of("text and list", DESCRIBE + "&Names=x&Names.member.1=x", "MalformedInput"),
                Arguments.of("list for a text", DESCRIBE + "&Marker.member.1=x", "MalformedInput"),
                Arguments.of("duplicate", DESCRIBE + "&Marker=eA&Marker=eA", "MalformedQueryString"),
                Arguments.of("broken escape", DESCRIBE + "&Marker=%zz", "MalformedQueryString"),
                Arguments.of("too many", members, "MalformedQueryString"),
                Arguments.of("no action", "Version=2015-12-01", "MissingAction"),
                Arguments.of("no version", "Action=DescribeLoadBalancers", "InvalidAction"),
                Arguments.of("nothing", "", "MissingAction"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileBodies")
    void body_thatIsNoRequest_isRefused(String name, String body, String code) {
        HttpResponse<String> answer = endpoint.post(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("<Code>" + code + "</Code>");
    }

    @Test
    void body_overTheLimit_getsAnErrorThatClientsRead() throws IOException {
        String type = "application/x-www-form-urlencoded";
        String answer = raw(
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\nContent-Length: 1048577\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("<Code>RequestEntityTooLarge</Code>");
    }

    @ParameterizedTest
    @CsvSource({
        "elasticloadbalancing, Action=DescribeLoadBalancers&Version=2012-06-01,"
                + " elasticloadbalancing DescribeLoadBalancers of version 2012-06-01",
        "elasticloadbalancing, Action=CreateTrustStore&Version=2015-12-01, elasticloadbalancing CreateTrustStore",
        "sqs, Action=SendMessage&Version=2012-11-05, sqs SendMessage"
    })
    void what_isNotThere_isNamed(String service, String form, String named) {
        HttpResponse<String> answer = endpoint.send(endpoint.request()
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", TestEndpoint.authorization("eu-central-1", service))
                .POST(HttpRequest.BodyPublishers.ofString(form)));

        assertThat(answer.statusCode()).isEqualTo(501);
        assertThat(answer.body())
                .contains("<Code>NotImplemented</Code>")
                .contains("<Message>" + named + " is not implemented by this endpoint</Message>");
    }

    @Test
    void signature_withoutScope_isRefused() {
        HttpResponse<String> answer = endpoint.send(endpoint.request()
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=AKID")
                .GET());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("<Code>IncompleteSignature</Code>");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "localhost:4566, 200",
        "127.0.0.1:4566, 200",
        "[::1]:4566, 200",
        "shop.LOCALHOST, 200",
        "aws.test, 200",
        "evil.test, 403",
        "localhost.evil.test, 403",
        "127.0.0.1.evil.test:4566, 403",
        "192.168.0.1, 403"
    })
    void host_mustBeThisMachine(String host, int status) throws IOException {
        assertThat(raw("GET /?" + DESCRIBE + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status + " ");
    }

    @ParameterizedTest
    @CsvSource({
        "Origin: http://evil.test, 403",
        "Origin: null, 403",
        "Origin: http://localhost:3000, 403",
        "Sec-Fetch-Site: cross-site, 403",
        "Sec-Fetch-Site: same-site, 403",
        "Sec-Fetch-Site: none, 200",
        "Origin: http://localhost, 200"
    })
    void pages_ofOtherOrigins_areRefused(String header, int status) throws IOException {
        String answer = raw("POST /?" + DESCRIBE + " HTTP/1.1\r\nHost: localhost\r\n" + header
                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void requests_withoutAHost_orToAnother_areRefused() throws IOException {
        assertThat(raw("GET /?" + DESCRIBE + " HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 403 ");
        assertThat(raw("GET http://evil.test/?" + DESCRIBE
                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
        assertThat(raw("nonsense\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void requests_sentAtOnce_areAnsweredInOrder() throws IOException {
        String unknown = "GET /?Action=Nonsense&Version=2015-12-01 HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String last = "GET /?" + DESCRIBE + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

        String answers = raw(unknown + unknown + last);

        assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(4).satisfies(parts -> {
            assertThat(parts[1]).startsWith("400");
            assertThat(parts[2]).startsWith("400");
            assertThat(parts[3]).startsWith("200");
        });
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
