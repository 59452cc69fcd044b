package dev.banyan.alb.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.support.FakeInvoker;
import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawClient.Answer;
import dev.banyan.alb.support.RawTarget;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.TestAlb;
import dev.banyan.model.RedirectAction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Response headers that a listener sets on all of its answers. */
@SuppressWarnings("StringConcatToTextBlock") // Lines of answers end with CR LF.
class HeaderModificationTest {

    private static final String[][] HEADERS = {
        {"strict_transport_security", "Strict-Transport-Security", "max-age=1"},
        {"access_control_allow_origin", "Access-Control-Allow-Origin", "https://a.test"},
        {"access_control_allow_methods", "Access-Control-Allow-Methods", "GET"},
        {"access_control_allow_headers", "Access-Control-Allow-Headers", "x-a"},
        {"access_control_allow_credentials", "Access-Control-Allow-Credentials", "true"},
        {"access_control_expose_headers", "Access-Control-Expose-Headers", "x-b"},
        {"access_control_max_age", "Access-Control-Max-Age", "60"},
        {"content_security_policy", "Content-Security-Policy", "default-src 'self'"},
        {"x_content_type_options", "X-Content-Type-Options", "nosniff"},
        {"x_frame_options", "X-Frame-Options", "DENY"},
    };

    private final RawTarget target = RawTarget.answering("HTTP/1.1 404 Nothing\r\nServer: target/1\r\n"
            + "x-frame-options: SAMEORIGIN\r\nX-Frame-Options: ALLOW\r\n folded\r\nX-Kept: 1\r\n"
            + "Content-Length: 2\r\n\r\nno");
    private final Routings routings = new Routings();

    @AfterEach
    void stop() {
        target.close();
    }

    private TestAlb start() {
        TestAlb alb = new TestAlb(routings.listener(80, routings.group("shop", target.port()))
                .rule(80, 1, "/fixed", Routings.text("x"))
                .rule(80, 2, "/moved", new RedirectAction(302, "HTTPS", "#{host}", "443", "/", ""))
                .rule(80, 3, "/empty", routings.group("empty"))
                .rule(80, 4, "/function", routings.function("orders", false))
                .rule(80, 5, "/broken", routings.function("broken", false)));
        alb.invoker().answer(FakeInvoker.document("{\"statusCode\":200,\"headers\":{\"X-FRAME-OPTIONS\":\"none\"}}"));
        return alb;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/fixed", "/moved", "/empty", "/function", "/%00"})
    void answer_anyKind_hasAllHeadersOnce(String path) {
        for (String[] header : HEADERS) {
            routings.listenerAttribute("routing.http.response." + header[0] + ".header_value", header[2]);
        }
        try (TestAlb alb = start();
                RawClient client = alb.client()) {
            Answer answer = client.get(path);

            for (String[] header : HEADERS) {
                assertThat(answer.header(header[1])).isEqualTo(header[2]);
            }
            assertThat(answer.head()).doesNotContain("folded");
        }
    }

    @Test
    void answer_ofTheTarget_keepsItsOtherHeaders() {
        routings.listenerAttribute("routing.http.response.x_frame_options.header_value", "DENY");
        try (TestAlb alb = start();
                RawClient client = alb.client()) {
            Answer answer = client.get("/");

            assertThat(answer.head()).startsWith("HTTP/1.1 404 Nothing\r\n");
            assertThat(answer.header("X-Kept")).isEqualTo("1");
            assertThat(answer.header("Server")).isEqualTo("target/1");
            assertThat(answer.body()).isEqualTo("no");
            assertThat(client.get("/").status()).isEqualTo(404);
        }
    }

    @Test
    void answer_withoutAttributes_isAsTheTargetGaveIt() {
        try (TestAlb alb = start();
                RawClient client = alb.client()) {
            assertThat(client.get("/").header("X-Frame-Options")).startsWith("SAMEORIGIN|ALLOW");
            assertThat(client.get("/fixed").header("X-Frame-Options")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, true, target/1",
        "/, false, target/1",
        "/fixed, true, awselb/2.0",
        "/fixed, false, ''",
        "/moved, false, ''",
        "/empty, false, ''",
        "/function, true, awselb/2.0",
        "/function, false, ''",
        "/%00, false, ''",
    })
    void server_disabled_isNotNamedByUs(String path, boolean enabled, String server) {
        routings.listenerAttribute("routing.http.response.server.enabled", Boolean.toString(enabled));
        try (TestAlb alb = start();
                RawClient client = alb.client()) {
            assertThat(client.get(path).header("Server")).isEqualTo(server);
        }
    }
}
