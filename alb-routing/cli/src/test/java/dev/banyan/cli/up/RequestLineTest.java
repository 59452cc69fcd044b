package dev.banyan.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestLineTest {

    private static final String LINE = "http 2026-11-20T09:15:02.348504Z app/strangler/50dc6c495c0c9188 127.0.0.1:51000"
            + " - 0.008 0.042 -1 502 - 312 293 \"GET http://shop.localhost:8080/orders/42?x=%20 HTTP/1.1\""
            + " \"curl/8.9.1\" - - arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/orders-fn/0a1b2c3d4e5f6071"
            + " \"Root=1-691ed356-0123456789abcdef01234567\" \"-\" \"-\" 10 2026-11-20T09:15:02.297000Z \"forward\" \"-\""
            + " \"LambdaInvalidResponse\" \"-\" \"-\" \"-\" \"-\" TID_0123456789abcdef0123456789abcdef \"-\" \"-\" \"-\"";

    @Test
    void of_failedInvocation_namesRuleGroupAndReason() {
        assertThat(RequestLine.of(LINE))
                .contains("09:15:02.348", "502", "GET http://shop.localhost:8080/orders/42?x=%20", "50 ms", "rule 10")
                .endsWith("orders-fn  LambdaInvalidResponse")
                .doesNotContain("HTTP/1.1");
    }

    @Test
    void of_defaultRule_isCalledSo() {
        String line = LINE.replace(" 10 2026", " 0 2026").replace("127.0.0.1:51000 -", "127.0.0.1:51000 127.0.0.1:9");

        assertThat(RequestLine.of(line)).contains("rule default", "orders-fn 127.0.0.1:9");
    }

    @Test
    void of_noTargetGroup_isTheLoadBalancersOwnAnswer() {
        String line = LINE.replaceAll("arn:aws:elasticloadbalancing\\S+", "-").replace("LambdaInvalidResponse", "-");

        assertThat(RequestLine.of(line)).endsWith("load balancer");
    }

    @Test
    void of_anotherFormat_isKept() {
        assertThat(RequestLine.of("something else")).isEqualTo("something else");
    }
}
