package dev.banyan.alb.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.conformance.Proves;
import dev.banyan.alb.lambda.LambdaOutcome;
import dev.banyan.alb.support.FakeInvoker;
import dev.banyan.alb.support.LogLine;
import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawClient.Answer;
import dev.banyan.alb.support.RawTarget;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.TestAlb;
import dev.banyan.model.Protocol;
import dev.banyan.model.RedirectAction;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

/** The rows that real exchanges leave, field by field. */
class AccessLogTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private static LogLine last(TestAlb alb, int lines) {
        return LogLine.of(alb.log(lines).get(lines - 1));
    }

    @Test
    void forward_toATarget_fillsItsFields() {
        Routings routings = new Routings();
        try (RawTarget target = RawTarget.answering(OK);
                TestAlb alb = new TestAlb(routings.listener(80, Routings.text("x"))
                        .rule(80, 7, "/a", routings.group("shop", target.port())));
                RawClient client = alb.client()) {
            String request = "POST /a?b=c HTTP/1.1\r\nHost: shop.test\r\nContent-Length: 3\r\nUser-Agent: u\r\n\r\nabc";
            Answer answer = client.send(request).read();

            LogLine line = last(alb, 1);
            String address = "127.0.0.1:" + target.port();
            assertThat(line.fields()).hasSize(34);
            assertThat(line.field(1)).isEqualTo("http");
            assertThat(line.field(2)).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
            assertThat(line.field(3)).isEqualTo("app/shop/50dc6c495c0c9188");
            assertThat(line.field(4)).isEqualTo("127.0.0.1:" + client.socket().getLocalPort());
            assertThat(line.field(5)).isEqualTo(address);
            assertThat(line.fields().subList(5, 10)).containsExactly("0.000", "0.000", "0.000", "200", "200");
            assertThat(line.field(11)).isEqualTo(Integer.toString(request.length()));
            assertThat(line.field(12)).isEqualTo(Integer.toString(answer.head().length() + 2));
            assertThat(line.field(13)).isEqualTo("POST http://shop.test:" + alb.port(80) + "/a?b=c HTTP/1.1");
            assertThat(line.fields().subList(13, 16)).containsExactly("u", "-", "-");
            assertThat(line.field(17)).isEqualTo(Routings.groupArn("shop").value());
            assertThat(target.requests().get(0)).contains("X-Amzn-Trace-Id: " + line.field(18) + "\r\n");
            assertThat(line.fields().subList(18, 21)).containsExactly("-", "-", "7");
            assertThat(line.field(22)).isLessThanOrEqualTo(line.field(2));
            assertThat(line.fields().subList(22, 29)).containsExactly("forward", "-", "-", address, "200", "-", "-");
            assertThat(line.field(30)).matches("TID_[0-9a-f]{32}");
            assertThat(line.fields().subList(30, 34)).containsExactly("-", "-", "-", "127.0.0.1");
        }
    }

    @Test
    void ownAnswers_haveNoTarget() {
        Routings routings = new Routings()
                .listener(80, Routings.text("x"))
                .rule(80, 2, "/moved", new RedirectAction(302, "HTTPS", "#{host}", "443", "/new", ""));
        try (TestAlb alb = new TestAlb(routings);
                RawClient client = alb.client()) {
            client.get("/");
            Answer moved = client.get("/moved");

            LogLine fixed = LogLine.of(alb.log(2).get(0));
            LogLine redirect = LogLine.of(alb.log(2).get(1));
            assertThat(fixed.fields().subList(4, 10)).containsExactly("-", "-1", "-1", "-1", "200", "-");
            assertThat(fixed.fields().subList(20, 21)).containsExactly("0");
            assertThat(fixed.fields().subList(22, 27)).containsExactly("fixed-response", "-", "-", "-", "-");
            assertThat(redirect.field(9)).isEqualTo("302");
            assertThat(redirect.fields().subList(22, 27))
                    .containsExactly("redirect", moved.header("Location"), "-", "-", "-");
            assertThat(redirect.field(30)).isEqualTo(fixed.field(30));
        }
    }

    @Test
    void function_answersAndFails_leavesTheRowsOfAws() {
        Routings routings = new Routings();
        try (TestAlb alb = new TestAlb(routings.listener(80, routings.function("orders", true)));
                RawClient client = alb.client()) {
            client.get("/");
            alb.invoker().answer(new LambdaOutcome.FunctionError("Error", "no", null, Duration.ZERO));
            client.get("/");
            alb.invoker().answer(FakeInvoker.document("nonsense"));
            client.get("/");

            List<String> lines = alb.log(3);
            assertThat(LogLine.of(lines.get(0)).fields().subList(4, 10))
                    .containsExactly("-", "0.000", "0.000", "0.000", "200", "200");
            assertThat(LogLine.of(lines.get(0)).fields().subList(22, 27))
                    .containsExactly("forward", "-", "-", "-", "-");
            assertThat(LogLine.of(lines.get(1)).fields().subList(4, 10))
                    .containsExactly("-", "0.000", "0.000", "-1", "502", "-");
            assertThat(LogLine.of(lines.get(1)).fields().subList(22, 27))
                    .containsExactly("forward", "-", "LambdaUnhandled", "-", "-");
            assertThat(LogLine.of(lines.get(2)).field(25)).isEqualTo("LambdaInvalidResponse");
        }
    }

    @Test
    void target_silentUntilTheIdleTimeout_hasNoTimes() {
        Routings routings = new Routings();
        try (RawTarget target = new RawTarget(connection -> {
                    while (connection.readRequest() != null) {
                        // Never answers.
                    }
                });
                TestAlb alb = new TestAlb(routings.listener(80, routings.group("shop", target.port())));
                RawClient client = alb.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            TestAlb.await(() -> target.requests().size() == 1);
            alb.pass(Duration.ofSeconds(61));
            assertThat(client.read().status()).isEqualTo(504);

            LogLine line = last(alb, 1);
            assertThat(line.fields().subList(5, 10)).containsExactly("-1", "-1", "-1", "504", "-");
            assertThat(line.fields().subList(24, 27)).containsExactly("-", "127.0.0.1:" + target.port(), "-");
            assertThat(Duration.between(
                            java.time.Instant.parse(line.field(22)), java.time.Instant.parse(line.field(2))))
                    .isEqualTo(Duration.ofSeconds(61));
        }
    }

    @Test
    void client_goneBeforeTheAnswer_is460() {
        Routings routings = new Routings();
        try (RawTarget target = new RawTarget(connection -> {
                    while (connection.readRequest() != null) {
                        // Never answers.
                    }
                });
                TestAlb alb = new TestAlb(routings.listener(80, routings.group("shop", target.port())))) {
            try (RawClient client = alb.client()) {
                client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
                TestAlb.await(() -> target.requests().size() == 1);
            }

            assertThat(last(alb, 1).fields().subList(5, 10)).containsExactly("0.000", "-1", "-1", "460", "-");
        }
    }

    @Test
    void refusedRequest_hasNoRuleAndItsClass() {
        try (TestAlb alb = new TestAlb(new Routings().listener(80, Routings.text("x")));
                RawClient client = alb.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n")
                    .read();

            LogLine line = last(alb, 1);
            assertThat(line.field(9)).isEqualTo("400");
            assertThat(line.field(21)).isEqualTo("-");
            assertThat(line.fields().subList(22, 29))
                    .containsExactly("-", "-", "-", "-", "-", "Severe", "BadContentLength");
        }
    }

    @Test
    @Proves({"R-6.1-15", "R-6.1-18", "R-6.1-19"})
    void tls_fillsItsFields_andAResumedSessionIsNamed() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Trusting()}, null);
        try (TestAlb alb = new TestAlb(new Routings().listener(443, Protocol.HTTPS, Routings.text("x")))) {
            for (int connection = 0; connection < 2; connection++) {
                try (RawClient client = new RawClient(connect(context, alb.port(443)))) {
                    assertThat(client.get("/").status()).isEqualTo(200);
                }
                alb.log(connection + 1);
            }

            LogLine first = LogLine.of(alb.log(2).get(0));
            LogLine second = LogLine.of(alb.log(2).get(1));
            assertThat(first.field(1)).isEqualTo("https");
            assertThat(first.field(13)).startsWith("GET https://shop.test:" + alb.port(443) + "/ ");
            assertThat(first.fields().subList(14, 16)).containsExactly("ECDHE-ECDSA-AES256-GCM-SHA384", "TLSv1.2");
            assertThat(first.field(19)).isEqualTo("shop.localhost");
            assertThat(first.field(20)).matches("arn:aws:acm:eu-west-1:111122223333:certificate/[0-9a-f-]{36}");
            assertThat(second.field(20)).isEqualTo("session-reused");
            assertThat(second.field(30)).isNotEqualTo(first.field(30));
        }
    }

    private static SSLSocket connect(SSLContext context, int port) throws java.io.IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName("shop.localhost")));
        parameters.setProtocols(new String[] {"TLSv1.2"});
        parameters.setCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"});
        socket.setSSLParameters(parameters);
        return socket;
    }

    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
