package dev.banyan.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlbEventReaderTest {

    private static final String ARN =
            "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/orders-fn/0a1b2c3d4e5f6071";

    private static final String SINGLE = """
            {"requestContext": {"elb": {"targetGroupArn": "%s"}},
             "httpMethod": "GET", "path": "/orders/a%%20b",
             "queryStringParameters": {"q": "z", "flag": ""},
             "headers": {"accept": "*/*", "cookie": "theme=dark", "host": "shop.example.test",
               "x-amzn-trace-id": "Root=1-6743a1b2-0123456789abcdef01234567"},
             "body": "", "isBase64Encoded": false}""".formatted(ARN);

    private static final String MULTI = """
            {"requestContext": {"elb": {"targetGroupArn": "%s"}},
             "httpMethod": "GET", "path": "/orders/a%%20b",
             "multiValueQueryStringParameters": {"q": ["x%%2Fy", "z"], "flag": [""], "s%%20p": ["a+b"]},
             "multiValueHeaders": {"cookie": ["sid=1; a=b", "theme=dark"], "host": ["shop.example.test"]},
             "body": "", "isBase64Encoded": false}""".formatted(ARN);

    @Test
    void read_singleValueForm_everyMember() throws IOException {
        AlbRequest request = read(SINGLE);

        assertThat(request.multiValue()).isFalse();
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.path()).isEqualTo("/orders/a%20b");
        assertThat(request.rawQuery()).isEqualTo("q=z&flag=");
        assertThat(request.queryParameter("flag")).isEmpty();
        assertThat(request.header("HOST")).isEqualTo("shop.example.test");
        assertThat(request.cookies()).containsExactly(new Cookie("theme", "dark"));
        assertThat(request.traceId()).isEqualTo("Root=1-6743a1b2-0123456789abcdef01234567");
        assertThat(request.targetGroupArn()).isEqualTo(ARN);
        assertThat(request.body()).isEqualTo(Body.EMPTY);
        assertThat(request.isHealthCheck()).isFalse();
    }

    @Test
    void read_multiValueForm_keepsRepeatedValuesInOrder() throws IOException {
        AlbRequest request = read(MULTI);

        assertThat(request.multiValue()).isTrue();
        assertThat(request.rawQuery()).isEqualTo("q=x%2Fy&q=z&flag=&s%20p=a+b");
        assertThat(request.query()).containsEntry("q", List.of("x/y", "z")).containsEntry("s p", List.of("a b"));
        assertThat(request.cookies())
                .containsExactly(new Cookie("sid", "1"), new Cookie("a", "b"), new Cookie("theme", "dark"));
        assertThat(request.cookie("theme")).isEqualTo("dark");
        assertThat(request.cookie("absent")).isNull();
    }

    @Test
    void read_formPost_decodesBase64() throws IOException {
        AlbRequest request = read(event("\"httpMethod\":\"POST\",\"path\":\"/login\",\"headers\":{\"content-type\":"
                + "\"application/x-www-form-urlencoded; charset=utf-8\"},"
                + "\"body\":\"dT1hJnA9Yg==\",\"isBase64Encoded\":true"));

        assertThat(request.body().text()).isEqualTo("u=a&p=b");
        assertThat(request.form()).containsEntry("u", List.of("a")).containsEntry("p", List.of("b"));
    }

    @Test
    void form_otherContentType_isEmpty() throws IOException {
        AlbRequest request = read(event("\"httpMethod\":\"POST\",\"path\":\"/\",\"body\":\"u=a\""));

        assertThat(request.form()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "headers":{"user-agent":"ELB-HealthChecker/2.0"}                                          | true
                    "multiValueHeaders":{"user-agent":["ELB-HealthChecker/2.0"]}                              | true
                    "headers":{"user-agent":"ELB-HealthChecker/2.0","x-amzn-trace-id":"Root=1-a-b"}           | false
                    "headers":{"user-agent":"ELB-HealthChecker/2.0","x-forwarded-for":"192.0.2.1"}            | false
                    "headers":{"user-agent":"curl/8.9.1"}                                                     | false
                    "headers":{}                                                                              | false
                    """)
    void isHealthCheck_variousHeaders_onlyTheLoadBalancersOwn(String headers, boolean expected) throws IOException {
        assertThat(read(event("\"httpMethod\":\"GET\",\"path\":\"/\"," + headers))
                        .isHealthCheck())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"headers\":null,\"queryStringParameters\":null,\"body\":null",
                "\"multiValueHeaders\":null,\"unknown\":{\"a\":[1,{}]}",
                "\"headers\":{}"
            })
    void read_nullOrUnknownMembers_areAsAbsent(String members) throws IOException {
        AlbRequest request = read(event("\"httpMethod\":\"GET\",\"path\":\"/\"," + members));

        assertThat(request.multiValue()).isFalse();
        assertThat(request.headers()).isEqualTo(Headers.empty());
        assertThat(request.query()).isEmpty();
        assertThat(request.rawQuery()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    []                                                                          | event:
                    {"httpMethod":                                                              | event:
                    nonsense                                                                    | event:
                    {"version":"2.0","rawPath":"/"}                                             | httpMethod:
                    {"httpMethod":"GET","path":"/"}                                             | requestContext.elb
                    {"requestContext":null,"httpMethod":"GET","path":"/"}                       | requestContext.elb
                    {"requestContext":{"elb":"x"},"httpMethod":"GET","path":"/"}                | elb:
                    {"requestContext":{"http":{}},"httpMethod":"GET","path":"/"}                | requestContext.elb
                    {"requestContext":{"elb":{"other":{},"targetGroupArn":1}}}                  | targetGroupArn:
                    {"requestContext":{"elb":{"targetGroupArn":"t"}},"httpMethod":"GET"}        | path:
                    {"httpMethod":"GET","path":"/","headers":[]}                                | headers:
                    {"httpMethod":"GET","path":"/","headers":{"a":1}}                           | headers:
                    {"httpMethod":"GET","path":"/","multiValueHeaders":{"a":[null]}}            | multiValueHeaders:
                    {"httpMethod":"GET","path":"/","queryStringParameters":{"a":{}}}            | queryStringParameters:
                    {"httpMethod":"GET","path":"/","body":{}}                                   | body:
                    {"httpMethod":"GET","path":"/","body":"*","isBase64Encoded":true}           | body:
                    """)
    void read_notAnEventOfALoadBalancer_throwsNamingTheMember(String event, String named) {
        assertThatThrownBy(() -> read(event))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageStartingWith(named)
                .hasMessageContaining("(expected: ");
    }

    private static String event(String members) {
        return "{\"requestContext\":{\"elb\":{\"targetGroupArn\":\"" + ARN + "\"}}," + members + "}";
    }

    private static AlbRequest read(String event) throws IOException {
        return AlbEventReader.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
    }
}
