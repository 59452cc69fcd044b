package dev.banyan.model;

import static dev.banyan.model.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectActionTest {

    private static final String PATH_RULE = "The Path parameter must be a valid path, should start with a '/', and may"
            + " contain up to one of each of these placeholders: '#{path}', '#{host}', '#{port}'.";

    @ParameterizedTest
    @CsvSource({
        "HTTPS, #{host}, 443, /#{path}, #{query}, a=1, https://shop.example.com:443/a/b?a=1",
        "HTTPS, #{host}, 443, /#{path}, #{query}, , https://shop.example.com:443/a/b",
        "#{protocol}, #{host}, #{port}, /x, '', a=1, http://shop.example.com:8080/x",
        "#{protocol}, new.example.com, #{port}, /#{host}/#{port}/#{path}, 'from=#{protocol}&q=#{path}', ,"
                + " 'http://new.example.com:8080/shop.example.com/8080/a/b?from=http&q=a/b'",
        "HTTP, www.#{host}, 80, /, '', , http://www.shop.example.com:80/",
    })
    void location_placeholders_areFilled(
            String protocol, String host, String port, String path, String query, String asked, String expected) {
        RedirectAction action = new RedirectAction(301, protocol, host, port, path, query);

        assertThat(action.location(StubRequest.get("/a/b").withQuery(asked), "http", 8080))
                .isEqualTo(expected);
        assertThat(action.type()).isEqualTo("redirect");
    }

    @Test
    void location_placeholderFromTheClient_isText() {
        RedirectAction action = new RedirectAction(301, "HTTPS", "#{host}", "443", "/#{path}", "#{query}");

        assertThat(action.location(StubRequest.get("/#{query}").withQuery("#{host}"), "http", 80))
                .isEqualTo("https://shop.example.com:443/#{query}?#{host}");
    }

    @Test
    void location_pathWithoutSlash_isTakenAsItIs() {
        RedirectAction action = new RedirectAction(302, "HTTPS", "#{host}", "#{port}", "/#{path}", "");

        assertThat(action.location(StubRequest.get("*"), "http", 80)).isEqualTo("https://shop.example.com:80/*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "307|HTTP|h|1|/|''|statusCode: 307 (expected: 301 or 302)",
                "302|http|h|1|/|''|protocol: http (expected: HTTP, HTTPS or #{protocol})",
                "301|HTTP|''|1|/|''|host:  (expected: 1 to 128 characters)",
                "301|HTTP|LONG|1|/|''|host: LONG (expected: 1 to 128 characters)",
                "301|HTTP|#{port}|1|/|''|host: #{port} (expected: no placeholder but #{host})",
                "301|HTTP|h|0|/|''|port: 0 (expected: 1 to 65535 or #{port})",
                "301|HTTP|h|65536|/|''|port: 65536 (expected: 1 to 65535 or #{port})",
                "301|HTTP|h|1|''|''|path:  (expected: 1 to 128 characters)",
                "301|HTTP|h|1|/LONG|''|path: /LONG (expected: 1 to 128 characters)",
                "301|HTTP|h|1|a|''|PATH",
                "301|HTTP|h|1|/a b|''|PATH",
                "301|HTTP|a b|1|/|''|host: a b (expected: visible characters without spaces)",
                "301|HTTP|h|1|/|\u007f|query: \u007f (expected: visible characters without spaces)",
                "301|HTTP|h|1|/#{query}|''|PATH",
                "301|HTTP|h|1|/#{path}#{path}|''|PATH",
                "301|HTTP|h|1|/|LONG|query: LONG (expected: up to 128 characters)",
                "301|HTTP|h|1|/|#{other}|query: #{other} (expected: no placeholder but #{protocol}, #{host}, #{port},"
                        + " #{path}, #{query})",
            })
    void redirect_partOutsideItsRule_isRefused(
            int code, String protocol, String host, String port, String path, String query, String message) {
        String tooLong = "a".repeat(129);

        assertRefused(
                () -> new RedirectAction(
                        code,
                        protocol,
                        host.replace("LONG", tooLong),
                        port,
                        path.replace("LONG", tooLong),
                        query.replace("LONG", tooLong)),
                message.equals("PATH") ? "InvalidLoadBalancerAction" : "ValidationError",
                message.replace("LONG", tooLong).replace("PATH", PATH_RULE));
    }
}
