package dev.banyan.storefront;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthEndpointGroups;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the load balancer and the container service rely on. */
@StorefrontTest
final class OperationsTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "/actuator/health/liveness, 200",
        "/actuator/health/readiness, 200",
        "/actuator/health, 404",
        "/actuator/env, 404",
        "/actuator, 404"
    })
    void actuator_showsHealth_andNothingElse(String path, int status) {
        assertThat(new Browser(port).getJson(path).statusCode()).isEqualTo(status);
    }

    @Test
    void readiness_dependsOnTheDatabase_andLivenessDoesNot(@Autowired HealthEndpointGroups groups) {
        assertThat(groups.get("readiness")).matches(group -> group.isMember("db"));
        assertThat(groups.get("liveness")).matches(group -> !group.isMember("db"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    no header             | X-None: 0                                            | http://shop.example/catalog
                    https                 | X-Forwarded-Proto: https~X-Forwarded-Port: 443       | https://shop.example/catalog
                    https on another port | X-Forwarded-Proto: https~X-Forwarded-Port: 8443      | https://shop.example:8443/catalog
                    http on another port  | X-Forwarded-Proto: http~X-Forwarded-Port: 8080       | http://shop.example:8080/catalog
                    a client's own host   | X-Forwarded-Host: evil.example                       | http://shop.example/catalog
                    """)
    void redirect_behindALoadBalancer_leadsBackThroughIt(String name, String headers, String location)
            throws IOException {
        assertThat(exchange("/", headers)).contains("Location: " + location + "\r\n");
    }

    @Test
    void sessionCookie_behindHttps_isSecure() throws IOException {
        assertThat(exchange("/checkout", "X-Forwarded-Proto: https"))
                .containsPattern("Set-Cookie: SESSION=[^;]+; Path=/; Secure; HttpOnly; SameSite=Lax");
    }

    @Test
    void securityHeaders_ofAPage_allowThisHostOnly() {
        assertThat(new Browser(port).get("/catalog").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
    }

    /** By hand, for no client sends another Host than it connects to. */
    private String exchange(String path, String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: shop.example\r\nAccept: text/html\r\n"
                    + headers.replace("~", "\r\n") + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }
}
