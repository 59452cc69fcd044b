package dev.banyan.alb.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawClient.Answer;
import dev.banyan.alb.support.RawTarget;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.TestAlb;
import dev.banyan.model.Action;
import dev.banyan.model.HostHeaderRewrite;
import dev.banyan.model.RedirectAction;
import dev.banyan.model.Rewrite;
import dev.banyan.model.Transform;
import dev.banyan.model.UrlRewrite;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transforms of rules: what targets get, for what the client sent. */
class TransformTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private static Transform url(String regex, String replace) {
        return new UrlRewrite(List.of(new Rewrite(regex, replace)));
    }

    private static Transform host(String regex, String replace) {
        return new HostHeaderRewrite(List.of(new Rewrite(regex, replace)));
    }

    private static Routings routings(List<Transform> transforms, Routings routings, Action action) {
        return routings.listener(80, Routings.text("default")).rule(80, 1, "/*", transforms, action);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ^/dp/([A-Za-z0-9]+)/?$ | /product.php?id=$1 | /dp/B09G3HRMW      | /product.php?id=B09G3HRMW | /product.php?id=B09G3HRMW
            ^/dp/([A-Za-z0-9]+)/?$ | /product.php?id=$1 | /other?a=1         | /other?a=1                | -
            ^/api/(.*)$            | /v2/$1             | /api/a%20b?x=%2F&y | /v2/a%20b?x=%2F&y         | /v2/a%20b?x=%2F&y
            id=([0-9]+)            | key=$1             | /p?id=12           | /p?key=12                 | /p?key=12
            ^/$                    | /index.html        | /                  | /index.html               | /index.html
            """)
    void url_rewritten_isWhatTheTargetGets(
            String regex, String replace, String asked, String forwarded, String logged) {
        Routings routings = new Routings();
        try (RawTarget target = RawTarget.answering(OK);
                TestAlb alb = new TestAlb(
                        routings(List.of(url(regex, replace)), routings, routings.group("shop", target.port())));
                RawClient client = alb.client()) {
            assertThat(client.get(asked).status()).isEqualTo(200);

            assertThat(target.requests().get(0)).startsWith("GET " + forwarded + " HTTP/1.1\r\n");
            assertThat(alb.log(1).get(0))
                    .contains(":" + alb.port(80) + asked + " HTTP/1.1\"")
                    .contains(
                            logged.equals("-")
                                    ? " \"-\" \"-\" \"-\""
                                    : " \"-\" \"" + logged + "\" \"TransformSuccess\"");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ^mywebsite-(.+).com$ | internal.dev.$1.myweb.com | mywebsite-example.com | false | internal.dev.example.myweb.com
            ^mywebsite-(.+).com$ | internal.dev.$1.myweb.com | mywebsite-a.com:9     | false | internal.dev.a.myweb.com
            ^mywebsite-(.+).com$ | internal.dev.$1.myweb.com | mywebsite-a.com       | true  | internal.dev.a.myweb.com
            ^mywebsite-(.+).com$ | internal.dev.$1.myweb.com | Other.com:9           | false | other.com:9
            ^mywebsite-(.+).com$ | internal.dev.$1.myweb.com | Other.com:9           | true  | Other.com:9
            ^a$                  | b:81                      | a                     | false | b:81
            """)
    void host_rewritten_isTheOneHost(String regex, String replace, String asked, boolean preserve, String forwarded) {
        Routings routings = new Routings();
        routings.attribute("routing.http.preserve_host_header.enabled", Boolean.toString(preserve));
        try (RawTarget target = RawTarget.answering(OK);
                TestAlb alb = new TestAlb(
                        routings(List.of(host(regex, replace)), routings, routings.group("shop", target.port())));
                RawClient client = alb.client()) {
            client.send("GET /x HTTP/1.1\r\nHost: " + asked + "\r\n\r\n").read();

            assertThat(target.requests().get(0)).contains("\r\nHost: " + forwarded + "\r\n");
            assertThat(target.requests().get(0).split("\r\nHost: ")).hasSize(2);
        }
    }

    @Test
    void both_rewritten_areLogged() {
        Routings routings = new Routings();
        try (RawTarget target = RawTarget.answering(OK);
                TestAlb alb = new TestAlb(routings(
                        List.of(url("^/a$", "/b?c=1"), host("shop", "store")),
                        routings,
                        routings.group("shop", target.port())));
                RawClient client = alb.client()) {
            client.get("/a");

            assertThat(target.requests().get(0))
                    .startsWith("GET /b?c=1 HTTP/1.1\r\n")
                    .contains("\r\nHost: store.test\r\n");
            assertThat(alb.log(1).get(0)).contains(" \"store.test\" \"/b?c=1\" \"TransformSuccess\"");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            url  | ^/(.*)$   | $1     | TransformInvalidPath
            host | ^(.*)$    | a/$1   | TransformInvalidHost
            """)
    void transform_impossible_is500(String type, String regex, String replace, String status) {
        Routings routings = new Routings();
        Transform transform = type.equals("url") ? url(regex, replace) : host(regex, replace);
        try (RawTarget target = RawTarget.answering(OK);
                TestAlb alb =
                        new TestAlb(routings(List.of(transform), routings, routings.group("shop", target.port())));
                RawClient client = alb.client()) {
            Answer answer = client.get("/x");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(target.requests()).isEmpty();
            assertThat(alb.log(1).get(0)).contains(" 500 - ").contains(" \"-\" \"-\" \"" + status + "\"");
        }
    }

    @Test
    void rules_areAskedAboutTheOriginal() {
        Routings routings = new Routings();
        try (RawTarget target = RawTarget.answering(OK);
                TestAlb alb = new TestAlb(routings.listener(80, Routings.text("default"))
                        .rule(80, 1, "/old/*", List.of(url("^/old/", "/new/")), routings.group("shop", target.port()))
                        .rule(80, 2, "/new/*", Routings.text("new")));
                RawClient client = alb.client()) {
            assertThat(client.get("/old/x").body()).isEqualTo("ok");
            assertThat(target.requests().get(0)).startsWith("GET /new/x HTTP/1.1\r\n");
            assertThat(client.get("/new/x").body()).isEqualTo("new");
        }
    }

    @Test
    void redirect_isMadeOfTheOriginal() {
        RedirectAction moved = new RedirectAction(301, "HTTPS", "#{host}", "443", "/#{path}", "");
        try (TestAlb alb = new TestAlb(routings(List.of(url("^/a$", "/b")), new Routings(), moved));
                RawClient client = alb.client()) {
            assertThat(client.get("/a").header("Location")).isEqualTo("https://shop.test:443/a");
        }
    }

    @Test
    void function_seesTheRewrittenRequest() {
        Routings routings = new Routings();
        try (TestAlb alb = new TestAlb(routings(
                        List.of(url("^/a(.*)$", "/b$1"), host("^shop", "store")),
                        routings,
                        routings.function("orders", true)));
                RawClient client = alb.client()) {
            client.get("/a?q=1");

            assertThat(alb.invoker().lastEvent())
                    .contains("\"path\":\"/b\"", "{\"q\":[\"1\"]}", "\"host\":[\"store.test\"]");
        }
    }

    @Test
    void body_isUntouched() {
        Routings routings = new Routings();
        try (RawTarget target = new RawTarget(connection -> {
                    if (connection.readRequest() != null) {
                        String body = new String(connection.readExactly(5), java.nio.charset.StandardCharsets.US_ASCII);
                        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n" + body);
                    }
                });
                TestAlb alb = new TestAlb(
                        routings(List.of(url("^/a$", "/b")), routings, routings.group("shop", target.port())));
                RawClient client = alb.client()) {
            client.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello");

            assertThat(client.read().body()).isEqualTo("hello");
        }
    }
}
