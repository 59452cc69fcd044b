package dev.banyan.headermonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.banyan.function.Json;
import dev.banyan.function.testing.AlbEvent;
import dev.banyan.function.testing.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderMonitorHandlerTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final HeaderMonitorHandler handler =
            new HeaderMonitorHandler(CLOCK, new PrintStream(log, false, StandardCharsets.UTF_8));

    @Test
    void headers_secretsArrived_areNeitherShownNorLogged() throws IOException {
        Answer answer = call(AlbEvent.of("GET", "/monitor/headers")
                .query(Map.of("reset", List.of("hidden-query")))
                .header("cookie", "sid=hidden-cookie")
                .header("cookie", "theme=hidden-theme")
                .header("authorization", "Bearer hidden-bearer")
                .header("x-amzn-oidc-data", "hidden-oidc")
                .header("user-agent", "curl/8.9.1"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json())
                .extractingByKey("headers", MAP)
                .containsEntry("cookie", List.of("sid=***", "theme=***"))
                .containsEntry("authorization", List.of("Bearer ***"))
                .containsEntry("user-agent", List.of("curl/8.9.1"));
        assertThat(answer.text() + log).doesNotContain("hidden-");
    }

    @ParameterizedTest
    @CsvSource({"GET,/monitor/headers,headers", "POST,/monitor/beacon,beacon", "GET,/monitor/pixel.gif,pixel"})
    void anyEndpoint_request_writesOneVersionedEvent(String method, String path, String kind) throws IOException {
        call(AlbEvent.of(method, path).header("user-agent", "curl/8.9.1"));

        assertThat(events())
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .containsEntry("schema", "banyan.header-event/1")
                        .containsEntry("id", "e9d060dab87ad7a60ea6e000b32e712c")
                        .containsEntry("time", "2026-01-02T03:04:05Z")
                        .containsEntry("kind", kind)
                        .containsEntry("method", method)
                        .containsEntry("path", path)
                        .containsEntry("dropped", 0)
                        .containsKey("headers"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/monitor/headers,200",
        "GET,/monitor/pixel.gif,200",
        "POST,/monitor/beacon,204",
        "GET,/monitor,302",
        "GET,/monitor/unknown,404",
        "GET,/monitor/beacon,405"
    })
    void anyEndpoint_crossOriginRequest_isNeitherStoredNorShared(String method, String path, int status)
            throws IOException {
        Answer answer = call(AlbEvent.of(method, path).header("origin", "https://other.example"));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers().all("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers().asMap().keySet()).noneMatch(name -> name.startsWith("Access-Control-"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                    %s               | none | text/html; charset=utf-8
                    %s               | json | application/json
                    application/json | none | application/json
                    */*              | none | application/json
                    */*              | html | text/html; charset=utf-8
                    """)
    void headers_variousPreferences_pageOrJson(String accept, @Nullable String format, String contentType)
            throws IOException {
        AlbEvent event = AlbEvent.of("GET", "/monitor/headers").header("accept", accept.replace("%s", BROWSER));
        Answer answer = call(format == null ? event : event.query(Map.of("format", List.of(format))));

        assertThat(answer.headers().first("Content-Type")).isEqualTo(contentType);
        assertThat(answer.headers().first("Vary")).isEqualTo("Accept");
    }

    @Test
    void headers_page_escapesWhatArrived() throws IOException {
        Answer answer = call(AlbEvent.of("GET", "/monitor/headers")
                .header("accept", BROWSER)
                .header("x-note", "<script>alert(1)</script>"));

        assertThat(answer.text())
                .contains("&lt;script&gt;alert(1)", "<th scope=\"row\"><code>x-note</code>")
                .doesNotContain("<script");
    }

    @Test
    void headers_moreThanTheLimits_areCutAndCounted() throws IOException {
        AlbEvent event = AlbEvent.of("GET", "/monitor/headers").header("accept", BROWSER);
        for (int number = 0; number < 40; number++) {
            event = event.header("x-padding-" + number, "v".repeat(1_000));
        }

        assertThat(call(event).text()).contains("Fields cut or left out for their size: ");
        assertThat(log.toString(StandardCharsets.UTF_8)
                        .lines()
                        .findFirst()
                        .orElseThrow()
                        .length())
                .isLessThan(16_384);
    }

    @Test
    void pixel_image_isATransparentGifOfOnePixel() throws IOException {
        Answer answer = call(AlbEvent.of("GET", "/monitor/pixel.gif"));

        assertThat(answer.headers().first("Content-Type")).isEqualTo("image/gif");
        assertThat(answer.body().length()).isEqualTo(43);
        assertThat(answer.text()).startsWith("GIF89a").endsWith(";");
    }

    @Test
    void index_request_redirectsToTheHeaders() throws IOException {
        assertThat(call(AlbEvent.of("GET", "/monitor")).headers().first("Location"))
                .isEqualTo("/monitor/headers");
    }

    private Answer call(AlbEvent event) throws IOException {
        return Answer.of(handler, event);
    }

    private List<Map<Object, Object>> events() {
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line ->
                        Json.readObject(line.getBytes(StandardCharsets.UTF_8)).get("event"))
                .filter(Map.class::isInstance)
                .<Map<Object, Object>>map(event -> new LinkedHashMap<>((Map<?, ?>) event))
                .toList();
    }
}
