package dev.banyan.storefront;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A visitor with cookies who follows no redirect, so that tests see each answer. */
public final class Browser {

    /** A password that every test's customer has. */
    public static final String PASSWORD = "correct horse battery";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final JsonMapper JSON = new JsonMapper();

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String origin;

    public Browser(int port) {
        this.origin = "http://localhost:" + port;
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, "text/html", headers).GET());
    }

    public HttpResponse<String> getJson(String path, String... headers) {
        return send(request(path, "application/json", headers).GET());
    }

    public HttpResponse<String> send(String method, String path, String... headers) {
        return send(request(path, "text/html", headers).method(method, BodyPublishers.noBody()));
    }

    public HttpResponse<byte[]> bytes(String path, String accept) {
        try {
            return client.send(request(path, accept).GET().build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a form with the token of the page that shows it. */
    public HttpResponse<String> submit(String page, String action, String... fields) {
        Matcher token = CSRF.matcher(get(page).body());
        assertThat(token.find()).as("a form with a token on %s", page).isTrue();
        String[] withToken = Stream.concat(Stream.of(fields), Stream.of("_csrf", token.group(1)))
                .toArray(String[]::new);
        return post(action, withToken);
    }

    /** Sends a form just so. */
    public HttpResponse<String> post(String action, String... fields) {
        return send(request(action, "text/html", "Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(fields))));
    }

    public HttpResponse<String> sendJson(String method, String path, String body) {
        return send(jsonRequest(method, path, body));
    }

    public CompletableFuture<HttpResponse<String>> sendJsonAsync(String method, String path, String body) {
        return client.sendAsync(jsonRequest(method, path, body).build(), BodyHandlers.ofString());
    }

    /** Registers, and so signs in, a customer whom no other test knows; returns the address. */
    public String register(String name) {
        String email = "customer-" + UUID.randomUUID() + "@example.org";
        HttpResponse<String> answer =
                submit("/register", "/register", "name", name, "email", email, "password", PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(302);
        return email;
    }

    public HttpResponse<String> signIn(String email) {
        return submit("/login", "/login", "email", email, "password", PASSWORD);
    }

    public void addToCart(long productId, int quantity) {
        String body = "{\"productId\":" + productId + ",\"quantity\":" + quantity + "}";
        assertThat(sendJson("POST", "/api/cart/lines", body).statusCode()).isEqualTo(200);
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    public List<String> cookieNames() {
        return cookies.getCookieStore().getCookies().stream()
                .map(HttpCookie::getName)
                .toList();
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder jsonRequest(String method, String path, String body) {
        return request(path, "application/json", "Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path, String accept, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(origin + path)).header("Accept", accept);
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String... fields) {
        return Stream.iterate(0, i -> i + 2)
                .limit(fields.length / 2)
                .map(i -> URLEncoder.encode(fields[i], UTF_8) + "=" + URLEncoder.encode(fields[i + 1], UTF_8))
                .collect(Collectors.joining("&"));
    }
}
