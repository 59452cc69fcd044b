package dev.banyan.alb.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawClient.Answer;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.TestAlb;
import dev.banyan.model.RedirectAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Redirects over a real listener, whose bound port stands as PORT. */
class RedirectTest {

    private static TestAlb start(RedirectAction action) {
        return new TestAlb(new Routings().listener(80, Routings.text("here")).rule(80, 1, "/*", action));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HTTPS       | #{host}     | 443     | /#{path}         | #{query}        | /a/b?x=1&y=%20 | https://Shop.test:443/a/b?x=1&y=%20
            HTTPS       | #{host}     | 443     | /#{path}         | #{query}        | /              | https://Shop.test:443/
            HTTPS       | #{host}     | 443     | /#{path}         | #{query}        | /?             | https://Shop.test:443/
            #{protocol} | new.test    | #{port} | /#{path}         | #{query}        | /a?b           | http://new.test:PORT/a?b
            #{protocol} | www.#{host} | 80      | /                | ''              | /a?b           | http://www.Shop.test:80/
            #{protocol} | #{host}     | 8443    | /#{host}/#{port} | q=#{path}       | /a/b           | http://Shop.test:8443/Shop.test/PORT?q=a/b
            HTTPS       | #{host}     | #{port} | /x               | p=#{protocol}&h=#{host}&o=#{port}&q=#{query} | /a?b | https://Shop.test:PORT/x?p=http&h=Shop.test&o=PORT&q=b
            HTTP        | #{host}     | 80      | /fixed           | fixed=1         | /a?b           | http://Shop.test:80/fixed?fixed=1
            HTTPS       | #{host}     | 443     | /#{path}         | #{query}        | /%2e/\u00e9?\u00e9 | https://Shop.test:443/%2e/%E9?%E9
            HTTPS       | #{host}     | 443     | /#{path}         | #{query}        | //evil.test/   | https://Shop.test:443//evil.test/
            HTTPS       | #{host}     | 443     | /#{path}         | #{query}        | /#{query}?a    | https://Shop.test:443/#{query}?a
            """)
    void location_placeholders_alwaysWithThePort(
            String protocol, String host, String port, String path, String query, String asked, String expected) {
        try (TestAlb alb = start(new RedirectAction(301, protocol, host, port, path, query));
                RawClient client = alb.client()) {
            String bound = Integer.toString(alb.port(80));
            Answer answer = client.send("GET " + asked + " HTTP/1.1\r\nHost: Shop.test:99\r\n\r\n")
                    .read();

            String location = expected.replace("PORT", bound).replace(":80/", ":" + bound + "/");
            assertThat(answer.header("Location")).isEqualTo(location);
            assertThat(alb.log(1).get(0)).contains("\"redirect\" \"" + location + "\" \"-\" \"-\" \"-\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"301, Moved Permanently, 134", "302, Found, 110"})
    void page_status_isExact(int status, String phrase, int length) {
        try (TestAlb alb = start(new RedirectAction(status, "HTTPS", "#{host}", "443", "/#{path}", "#{query}"));
                RawClient client = alb.client()) {
            Answer answer = client.get("/");

            assertThat(answer.head().lines().map(line -> line.split(":")[0]))
                    .containsExactlyInAnyOrder(
                            "HTTP/1.1 " + status + " " + phrase,
                            "Server",
                            "Date",
                            "Content-Type",
                            "Content-Length",
                            "Connection",
                            "Location",
                            "");
            assertThat(answer.header("Server")).isEqualTo("awselb/2.0");
            assertThat(answer.header("Content-Type")).isEqualTo("text/html");
            assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(length));
            assertThat(answer.header("Connection")).isEqualTo("keep-alive");
            String title = status + " " + phrase;
            assertThat(answer.body())
                    .isEqualTo("<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
                            + "</h1></center>\r\n</body>\r\n</html>\r\n");
        }
    }

    @Test
    void location_http10WithoutHost_namesTheLoadBalancer() {
        try (TestAlb alb = start(new RedirectAction(301, "HTTPS", "#{host}", "443", "/#{path}", "#{query}"));
                RawClient client = alb.client()) {
            assertThat(client.send("GET /a HTTP/1.0\r\n\r\n").read().header("Location"))
                    .isEqualTo("https://shop-1.eu-west-1.elb.amazonaws.com:443/a");
        }
    }

    @ParameterizedTest
    @CsvSource({"8192, 301", "8193, 507"})
    void location_over8Kilobytes_is507(int length, int status) {
        try (TestAlb alb = start(new RedirectAction(301, "HTTPS", "#{host}", "443", "/#{path}", "#{query}"));
                RawClient client = alb.client()) {
            Answer answer = client.get("/" + "x".repeat(length - "https://shop.test:443/".length()));

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.header("Location").isEmpty()).isEqualTo(status == 507);
            assertThat(alb.log(1).get(0)).contains(" " + status + " - ").contains("\"redirect\"");
        }
    }

    @Test
    void head_redirect_hasNoBody() {
        try (TestAlb alb = start(new RedirectAction(301, "HTTPS", "#{host}", "443", "/#{path}", "#{query}"));
                RawClient client = alb.client()) {
            client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n").readHead();

            assertThat(client.get("/x").status()).isEqualTo(301);
        }
    }

    @Test
    void post_withBody_isRedirectedAndKeepsTheConnection() {
        try (TestAlb alb = start(new RedirectAction(302, "HTTPS", "#{host}", "443", "/#{path}", "#{query}"));
                RawClient client = alb.client()) {
            Answer answer = client.send("POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello")
                    .read();

            assertThat(answer.status()).isEqualTo(302);
            assertThat(client.get("/x").status()).isEqualTo(302);
        }
    }
}
