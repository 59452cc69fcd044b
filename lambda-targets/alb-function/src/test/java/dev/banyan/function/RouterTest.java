package dev.banyan.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterTest {

    private final Router router = Router.builder()
            .get("/things", (request, invocation) -> AlbResponse.text(200, "list"))
            .post("/things", (request, invocation) -> AlbResponse.text(201, "made"))
            .get("/things/special", (request, invocation) -> AlbResponse.text(200, "special"))
            .get("/things/{id}", (request, invocation) -> AlbResponse.text(200, "one " + request.pathParameter("id")))
            .put("/things/{id}/parts/{part}", (request, invocation) -> AlbResponse.text(200, both(request)))
            .delete("/things/{id}", (request, invocation) -> AlbResponse.of(204))
            .build();

    @ParameterizedTest
    @CsvSource({
        "GET,/things,list",
        "HEAD,/things,list",
        "POST,/things,made",
        "GET,/things/special,special",
        "GET,/things/a%20b%2Fc+d,one a b/c+d",
        "PUT,/things/1/parts/2,1-2",
        "DELETE,/things/1,''"
    })
    void handle_knownRoute_isServed(String method, String path, String body) throws Exception {
        assertThat(router.handle(request(method, path), invocation()).body().text())
                .isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/,404,",
        "GET,/things/,404,",
        "GET,/things/1/parts,404,",
        "GET,things,404,",
        "DELETE,/things,405,'GET, HEAD, POST'",
        "POST,/things/special,405,'DELETE, GET, HEAD'",
        "GET,/things/1/parts/2,405,PUT"
    })
    void handle_unknownRoute_isRefused(String method, String path, int status, @Nullable String allow) {
        assertThatThrownBy(() -> router.handle(request(method, path), invocation()))
                .isInstanceOfSatisfying(HttpException.class, refused -> {
                    assertThat(refused.status()).isEqualTo(status);
                    assertThat(refused.headers().first("Allow")).isEqualTo(allow);
                });
    }

    @Test
    void route_invalidPath_isRefused() {
        AlbEndpoint endpoint = (request, invocation) -> AlbResponse.of(200);

        assertThatThrownBy(() -> Router.builder().get("things", endpoint))
                .hasMessage("path: things (expected: a path that begins with /)");
        assertThatThrownBy(() -> Router.builder().get("/{a}/{a}", endpoint))
                .hasMessage("path: /{a}/{a} (expected: {a} once)");
        assertThatThrownBy(() -> request("GET", "/").pathParameter("id")).hasMessageStartingWith("name: id");
    }

    private static String both(AlbRequest request) {
        return request.pathParameter("id") + "-" + request.pathParameter("part");
    }

    private static AlbRequest request(String method, String path) {
        return AlbRequest.of(method, path, "", Headers.empty(), Body.EMPTY, "arn", true);
    }

    private static Invocation invocation() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        FunctionLog log = new FunctionLog(nowhere, Clock.systemUTC(), "request-1", null, "test-function");
        return new Invocation("request-1", "test-function", Instant.EPOCH, log);
    }
}
