package dev.banyan.cookiecontrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.function.testing.AlbEvent;
import dev.banyan.function.testing.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookieControlHandlerTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String LANE_COOKIE = "__Host-banyan-lane-catalog=";

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final CookieControlHandler handler = new CookieControlHandler(
            Settings.ENVIRONMENT, Settings.CLOCK, new PrintStream(log, false, StandardCharsets.UTF_8));

    @Test
    void inventory_cookiesArrived_listsNamesWithAdviceAndNoValues() throws IOException {
        Answer answer = call(AlbEvent.of("GET", "/cookies")
                .header("cookie", "SESSION=hidden-1; AWSALBTG=hidden-2; a=hidden-3")
                .header("cookie", "a=hidden-4; big=" + "hidden-".repeat(200)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("cookies")).asString().contains("name=AWSALBTG, count=1", "name=a, count=2");
        assertThat(answer.text())
                .contains("weighted rule", "Clearing it logs you out", "Arrived 2 times", "Large: it travels")
                .doesNotContain("hidden-");
        assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("hidden-");
        assertThat(answer.headers().first("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void inventory_browser_pageWithoutScriptsAndValues() throws IOException {
        Answer answer = call(AlbEvent.of("GET", "/cookies")
                .header("accept", "text/html,*/*;q=0.8")
                .header("cookie", "<b>=hidden-1; " + LANE_COOKIE + Settings.LANE_VALUE));

        assertThat(answer.headers().first("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.text())
                .contains("&lt;b&gt;", "action=\"/cookies/lanes/catalog\"", "you are in.", "State: none")
                .doesNotContain("<b>", "hidden-", "<script", Settings.LANE_VALUE);
        assertThat(call(AlbEvent.of("GET", "/cookies").header("accept", "text/html"))
                        .text())
                .contains("Your browser sent no cookies.", "you are not in.");
    }

    @Test
    void consent_chosen_isKeptSignedAndReadBack() throws IOException {
        Answer answer = write("PUT", "/cookies/consent", "{\"categories\":[\"preferences\",\"analytics\"]}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"categories\":[\"analytics\",\"preferences\"]}");
        assertThat(answer.headers().all("Set-Cookie"))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie)
                        .startsWith("__Host-banyan-consent=v1.k2.")
                        .endsWith("; Max-Age=15724800; Path=/; Secure; HttpOnly; SameSite=Lax"));
        String pair = answer.headers().all("Set-Cookie").get(0).split(";", -1)[0];
        assertThat(consentState(pair)).isEqualTo("{state=given, categories=[analytics, preferences]}");
        assertThat(consentState(pair + "A")).isEqualTo("{state=invalid, categories=[]}");
    }

    @Test
    void consent_nothingChosen_isAChoiceToo() throws IOException {
        Answer form = call(write("POST", "/cookies/consent").body(FORM, ""));
        assertThat(form.status()).isEqualTo(303);
        assertThat(form.headers().first("Location")).isEqualTo("/cookies");

        Answer empty = write("PUT", "/cookies/consent", "{\"categories\":[]}");
        String pair = empty.headers().all("Set-Cookie").get(0).split(";", -1)[0];
        assertThat(consentState(pair)).isEqualTo("{state=given, categories=[]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    application/json | {"categories":["spying"]}   | 400
                    application/json | {"categories":"analytics"}  | 400
                    application/json | {"categories":[7]}          | 400
                    application/json | []                          | 400
                    text/plain       | {"categories":[]}           | 415
                    """)
    void consent_wrongBody_isRefused(String type, String body, int status) throws IOException {
        assertThat(call(write("PUT", "/cookies/consent").body(type, body)).status())
                .isEqualTo(status);
    }

    @Test
    void clear_named_expiresEveryVariant() throws IOException {
        Answer answer = write("POST", "/cookies/clear", "{\"names\":[\"theme\",\"__Host-x\",\"__Secure-y\"]}");

        assertThat(answer.text()).isEqualTo("{\"cleared\":[\"__Host-x\",\"__Secure-y\",\"theme\"],\"remaining\":[]}");
        assertThat(answer.headers().all("Set-Cookie"))
                .contains(
                        "__Host-x=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Lax",
                        "theme=; Max-Age=0; Path=/; Secure",
                        "theme=; Max-Age=0; Path=/cookies; Secure",
                        "theme=; Max-Age=0; Path=/cookies/; Domain=example.test; Secure",
                        "theme=; Max-Age=0; Path=/; Domain=shop.example.test; Secure")
                .hasSize(1 + 9 + 9);
    }

    @Test
    void clear_overPlainHttp_marksOnlyPrefixedNamesSecure() throws IOException {
        Answer answer = call(write("POST", "/cookies/clear")
                .replaceHeader("x-forwarded-proto", "http")
                .replaceHeader("host", "127.0.0.1:8080")
                .replaceHeader("origin", "http://127.0.0.1:8080")
                .body("application/json", "{\"names\":[\"theme\"]}"));

        assertThat(answer.headers().all("Set-Cookie"))
                .containsExactly(
                        "theme=; Max-Age=0; Path=/",
                        "theme=; Max-Age=0; Path=/cookies",
                        "theme=; Max-Age=0; Path=/cookies/");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"all":true}                                   | [SESSION, theme]
                    {"all":true,"consent":true}                    | [SESSION, __Host-banyan-consent, theme]
                    {"names":["__Host-banyan-consent"]}            | [__Host-banyan-consent]
                    {"names":[]}                                   | []
                    {}                                             | []
                    """)
    void clear_variousBodies_consentOnlyIfAsked(String body, String cleared) throws IOException {
        Answer answer = call(write("POST", "/cookies/clear")
                .header("cookie", "theme=1; SESSION=2; __Host-banyan-consent=3; theme=4")
                .body("application/json", body));

        assertThat(answer.json().get("cleared")).hasToString(cleared);
    }

    @Test
    void clear_moreThanFits_saysWhatRemains() throws IOException {
        AlbEvent event = write("POST", "/cookies/clear").body("application/json", "{\"all\":true}");
        for (int number = 100; number < 200; number++) {
            event = event.header("cookie", "cookie-number-" + number + "=1");
        }

        Answer answer = call(event);

        assertThat(answer.json().get("remaining")).asString().contains("cookie-number-199");
        assertThat(String.join("", answer.headers().all("Set-Cookie")).length()).isLessThan(24_000);
    }

    @ParameterizedTest
    @CsvSource({"a b", "a;b", "a=b", "''"})
    void clear_noCookieName_isRefused(String name) throws IOException {
        assertThat(write("POST", "/cookies/clear", "{\"names\":[\"" + name + "\"]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void clear_form_redirectsBack() throws IOException {
        Answer answer = call(write("POST", "/cookies/clear").body(FORM, "name=theme&name=b"));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headers().first("Location")).isEqualTo("/cookies");
        assertThat(answer.headers().all("Set-Cookie")).hasSize(18);
    }

    @Test
    void lane_rightValue_setsTheCookieOfTheRule() throws IOException {
        Answer answer = write("PUT", "/cookies/lanes/catalog", "{\"value\":\"" + Settings.LANE_VALUE + "\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().all("Set-Cookie"))
                .containsExactly(
                        LANE_COOKIE + Settings.LANE_VALUE + "; Max-Age=604800; Path=/; Secure; HttpOnly; SameSite=Lax");
        assertThat(answer.text()).doesNotContain(Settings.LANE_VALUE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    catalog | {"value":"guess"} | 403
                    catalog | {"value":7}       | 403
                    catalog | {}                | 403
                    closed  | {"value":""}      | 404
                    unknown | {"value":"guess"} | 404
                    """)
    void lane_wrongValueOrLane_isRefused(String lane, String body, int status) throws IOException {
        Answer answer = write("PUT", "/cookies/lanes/" + lane, body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers().all("Set-Cookie")).isEmpty();
        assertThat(answer.text()).doesNotContain("guess");
    }

    @Test
    void lane_delete_leaves() throws IOException {
        Answer answer = call(write("DELETE", "/cookies/lanes/catalog"));

        assertThat(answer.headers().all("Set-Cookie"))
                .containsExactly(LANE_COOKIE + "; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Lax");
    }

    @Test
    void lane_form_entersAndLeaves() throws IOException {
        AlbEvent event = write("POST", "/cookies/lanes/catalog");

        Answer entered = call(event.body(FORM, "value=" + Settings.LANE_VALUE));
        Answer left = call(event.body(FORM, "leave=true"));

        assertThat(List.of(entered.status(), left.status())).containsOnly(303);
        assertThat(entered.headers().first("Set-Cookie")).startsWith(LANE_COOKIE + Settings.LANE_VALUE);
        assertThat(left.headers().first("Set-Cookie")).startsWith(LANE_COOKIE + "; Max-Age=0");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,/cookies/consent",
        "POST,/cookies/consent",
        "POST,/cookies/clear",
        "PUT,/cookies/lanes/catalog",
        "POST,/cookies/lanes/catalog",
        "DELETE,/cookies/lanes/catalog"
    })
    void anyWrite_fromAnotherSite_isRefused(String method, String path) throws IOException {
        AlbEvent event =
                AlbEvent.of(method, path).body("application/json", "{\"value\":\"" + Settings.LANE_VALUE + "\"}");

        assertThat(call(event.header("origin", "https://other.example")).status())
                .isEqualTo(403);
        assertThat(call(event.header("sec-fetch-site", "same-site")).status()).isEqualTo(403);
        assertThat(call(event).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"LANE_CATALOG,short", "LANE_CATALOG,has*wildcards*in*its*value", "COOKIE_KEYS,nonsense"})
    void constructor_wrongSetting_isRefusedWithoutNamingIt(String name, String value) {
        Map<String, String> environment = new HashMap<>(Settings.ENVIRONMENT);
        environment.put(name, value);

        assertThatThrownBy(() -> new CookieControlHandler(environment, Settings.CLOCK, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(name + ": ")
                .hasMessageContaining("(expected: ")
                .hasMessageNotContaining(value);
    }

    private String consentState(String cookie) throws IOException {
        return String.valueOf(call(AlbEvent.of("GET", "/cookies").header("cookie", cookie))
                .json()
                .get("consent"));
    }

    private Answer write(String method, String path, String json) throws IOException {
        return call(write(method, path).body("application/json", json));
    }

    private static AlbEvent write(String method, String path) {
        return AlbEvent.of(method, path)
                .header("origin", "https://shop.example.test")
                .header("sec-fetch-site", "same-origin");
    }

    private Answer call(AlbEvent event) throws IOException {
        return Answer.of(handler, event);
    }
}
