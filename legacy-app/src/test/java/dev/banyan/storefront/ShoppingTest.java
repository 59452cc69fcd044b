package dev.banyan.storefront;

import static dev.banyan.storefront.Browser.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@StorefrontTest
final class ShoppingTest {

    private static final String ADDRESS =
            "{\"recipient\":\"Ada\",\"street\":\"Via Po 1\",\"postcode\":\"10123\",\"city\":\"Turin\"}";
    private static final String[] ADDRESS_FORM = {
        "recipient", "Ada", "street", "Via Po 1", "postcode", "10123", "city", "Turin"
    };

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(port);
    }

    @Test
    void guest_fromProductToOrder_getsThere() {
        stock(60, 5);
        HttpResponse<String> added = browser.submit("/catalog/60", "/cart", "productId", "60", "quantity", "2");
        assertThat(added.headers().firstValue("Location").orElse("")).endsWith("/cart");
        assertThat(browser.get("/cart").body()).contains("value=\"2\"", "Check out");

        assertThat(browser.get("/checkout").headers().firstValue("Location").orElse(""))
                .endsWith("/login");
        browser.register("Ada");
        assertThat(browser.get("/catalog").body()).contains("Ada", ">2</span>");

        HttpResponse<String> placed = browser.submit("/checkout", "/checkout", ADDRESS_FORM);
        assertThat(placed.statusCode()).isEqualTo(302);
        String order = placed.headers().firstValue("Location").orElseThrow().replaceFirst("^http://[^/]+", "");
        assertThat(browser.get(order).body()).contains("Thank you", "Via Po 1", "10123 Turin");
        assertThat(browser.get("/orders").body()).contains("Turin", "2 ×");
        assertThat(browser.get("/cart").body()).contains("Nothing in it yet");
        assertThat(browser.get("/catalog").body()).contains(">0</span>");
        assertThat(stock(60)).isEqualTo(3);
    }

    @Test
    void signIn_withACartFromBefore_putsBothTogether() {
        String email = browser.register("Bea");
        browser.addToCart(61, 1);
        browser.submit("/catalog/61", "/logout");
        assertThat(json(browser.getJson("/api/cart")).get("items").asInt()).isZero();

        browser.addToCart(61, 2);
        browser.addToCart(62, 1);
        String guestSession = browser.cookie("SESSION");
        assertThat(browser.signIn(email).headers().firstValue("Location").orElse(""))
                .endsWith("/catalog");

        assertThat(browser.cookie("SESSION")).isNotEmpty().isNotEqualTo(guestSession);
        assertThat(json(browser.getJson("/api/cart")).get("items").asInt()).isEqualTo(4);
    }

    @Test
    void signIn_onTheWayToTheCheckout_goesThereNext() {
        String email = browser.register("Cleo");
        browser.submit("/catalog/61", "/logout");
        browser.get("/checkout");

        assertThat(browser.signIn(email).headers().firstValue("Location").orElse(""))
                .contains("/checkout");
    }

    @Test
    void signIn_withWrongPassword_isRefused() {
        HttpResponse<String> answer =
                browser.submit("/login", "/login", "email", "nobody@example.org", "password", "guess");

        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/login?error");
        assertThat(browser.get("/login?error").body()).contains("Address or password is wrong");
    }

    @Test
    void register_withBadFields_tellsEach() {
        HttpResponse<String> answer =
                browser.submit("/register", "/register", "name", "", "email", "not-an-address", "password", "short");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("Name must not be blank", "Email address must be a well-formed", "Password size must be");
    }

    @Test
    void register_withTakenAddress_isRefused() {
        String email = browser.register("Dora");
        Browser other = new Browser(port);

        HttpResponse<String> page = other.submit(
                "/register",
                "/register",
                "name",
                "Eve",
                "email",
                email.toUpperCase(Locale.ROOT),
                "password",
                Browser.PASSWORD);
        HttpResponse<String> api = other.sendJson(
                "POST",
                "/api/accounts",
                "{\"name\":\"Eve\",\"email\":\"" + email + "\",\"password\":\"" + Browser.PASSWORD + "\"}");

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("Email address is taken");
        assertThat(api.statusCode()).isEqualTo(409);
    }

    @Test
    void register_withLongPassword_isRefused() {
        HttpResponse<String> answer = browser.submit(
                "/register", "/register", "name", "F", "email", "f@example.org", "password", "ü".repeat(40));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("must not be longer than 72 bytes");
    }

    @Test
    void account_asJson_isTheCallersOwn() {
        assertThat(browser.getJson("/api/accounts/me").statusCode()).isEqualTo(401);
        String body = "{\"name\":\"Gus\",\"email\":\"gus-" + System.nanoTime() + "@example.org\",\"password\":\""
                + Browser.PASSWORD + "\"}";

        assertThat(browser.sendJson("POST", "/api/accounts", body).statusCode()).isEqualTo(201);
        assertThat(json(browser.getJson("/api/accounts/me")).get("name").asText())
                .isEqualTo("Gus");
    }

    @Test
    void cart_asJson_addsChangesAndRemoves() {
        browser.addToCart(70, 3);
        browser.addToCart(71, 1);
        JsonNode changed = json(browser.sendJson("PUT", "/api/cart/lines", "{\"productId\":70,\"quantity\":5}"));
        assertThat(changed.get("items").asInt()).isEqualTo(6);

        JsonNode removed = json(browser.sendJson("DELETE", "/api/cart/lines/71", ""));
        assertThat(removed.get("items").asInt()).isEqualTo(5);
        assertThat(removed.get("totalCents").asLong())
                .isEqualTo(5 * removed.at("/lines/0/priceCents").asLong());
    }

    @Test
    void cart_byForm_changesAndRemoves() {
        browser.submit("/catalog/72", "/cart", "productId", "72", "quantity", "2");
        browser.submit("/cart", "/cart/lines", "productId", "72", "quantity", "4");
        assertThat(browser.get("/cart").body()).contains("value=\"4\"");

        browser.submit("/cart", "/cart/lines", "productId", "72", "quantity", "0");
        assertThat(browser.get("/cart").body()).contains("Nothing in it yet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"productId\":501,\"quantity\":1}",
                "{\"productId\":1,\"quantity\":100}",
                "{\"productId\":1,\"quantity\":-1}",
                "{\"quantity\":1}"
            })
    void cart_withBadLine_isRefused(String body) {
        assertThat(browser.sendJson("POST", "/api/cart/lines", body).statusCode())
                .isIn(400, 404);
        assertThat(json(browser.getJson("/api/cart")).get("items").asInt()).isZero();
    }

    @Test
    void checkout_ofMoreThanIsLeft_isRefusedAndKeepsTheCart() {
        stock(80, 10);
        stock(81, 1);
        browser.register("Hal");
        browser.addToCart(80, 4);
        browser.addToCart(81, 2);

        HttpResponse<String> page = browser.submit("/checkout", "/checkout", ADDRESS_FORM);
        HttpResponse<String> api = browser.sendJson("POST", "/api/orders", ADDRESS);

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("We could not place your order", "Only 1 of", "Nothing was ordered");
        assertThat(api.statusCode()).isEqualTo(409);
        assertThat(json(api).get("left").asInt()).isEqualTo(1);
        assertThat(json(browser.getJson("/api/cart")).get("items").asInt()).isEqualTo(6);
        assertThat(stock(80)).as("stock of what could have been sold").isEqualTo(10);
        assertThat(browser.get("/cart").body()).contains("Only 1 left");
    }

    @Test
    void checkout_incomplete_tellsWhatIsMissing() {
        browser.register("Ida");
        browser.addToCart(82, 1);

        HttpResponse<String> page = browser.submit("/checkout", "/checkout", "recipient", "Ida", "street", "");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("City must not be blank", "Street and number must not be blank");
    }

    @Test
    void checkout_ofNothing_goesBackToTheCart() {
        browser.register("Jan");

        assertThat(browser.get("/checkout").headers().firstValue("Location").orElse(""))
                .endsWith("/cart");
        assertThat(browser.submit("/catalog/1", "/checkout", ADDRESS_FORM)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("/cart");
        assertThat(browser.sendJson("POST", "/api/orders", ADDRESS).statusCode())
                .isEqualTo(409);
    }

    @Test
    void order_ofSomeoneElse_isNotFound() {
        stock(83, 5);
        browser.register("Kai");
        browser.addToCart(83, 1);
        HttpResponse<String> placed = browser.sendJson("POST", "/api/orders", ADDRESS);
        assertThat(placed.statusCode()).isEqualTo(201);
        String order = placed.headers().firstValue("Location").orElseThrow();
        assertThat(json(browser.getJson(order))).isEqualTo(json(placed));
        assertThat(json(browser.getJson("/api/orders"))).hasSize(1);

        Browser other = new Browser(port);
        assertThat(other.getJson(order).statusCode()).isEqualTo(401);
        other.register("Lea");
        assertThat(other.getJson(order).statusCode()).isEqualTo(404);
        assertThat(other.get("/orders").body()).contains("You have not ordered yet");
    }

    @ParameterizedTest
    @ValueSource(longs = {90, 91, 92, 93, 94})
    void lastItem_orderedByTwoAtOnce_goesToExactlyOne(long product) {
        stock(product, 1);
        List<Browser> buyers = Stream.of("Mia", "Ned", "Oda")
                .map(name -> {
                    Browser buyer = new Browser(port);
                    buyer.register(name);
                    buyer.addToCart(product, 1);
                    return buyer;
                })
                .toList();

        List<CompletableFuture<HttpResponse<String>>> answers = buyers.stream()
                .map(buyer -> buyer.sendJsonAsync("POST", "/api/orders", ADDRESS))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
                .containsExactlyInAnyOrder(201, 409, 409);
        assertThat(answers.stream()
                        .map(CompletableFuture::join)
                        .filter(answer -> answer.statusCode() == 409)
                        .map(answer -> json(answer).get("detail").asText()))
                .allMatch(reason -> reason.endsWith("is sold out."));
        assertThat(stock(product)).isZero();
    }

    @Test
    void twoClicks_onTheOrderButton_orderOnce() {
        stock(96, 9);
        browser.register("Pia");
        browser.addToCart(96, 1);

        List<Integer> answers =
                Stream.generate(() -> browser.sendJsonAsync("POST", "/api/orders", ADDRESS)).limit(4).toList().stream()
                        .map(answer -> answer.join().statusCode())
                        .toList();

        assertThat(answers).containsExactlyInAnyOrder(201, 409, 409, 409);
        assertThat(stock(96)).isEqualTo(8);
    }

    @Test
    void cart_ofACustomerOnTwoDevices_isTheSame() {
        String email = browser.register("Quin");
        Browser phone = new Browser(port);
        phone.signIn(email);

        browser.addToCart(97, 1);
        phone.addToCart(98, 1);

        assertThat(json(browser.getJson("/api/cart")).get("items").asInt()).isEqualTo(2);
    }

    @Test
    void twoClicks_onTheSameCart_countAsTwo() {
        browser.addToCart(95, 1);
        String line = "{\"productId\":95,\"quantity\":1}";

        Stream.generate(() -> browser.sendJsonAsync("POST", "/api/cart/lines", line))
                .limit(8)
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(json(browser.getJson("/api/cart")).get("items").asInt()).isEqualTo(9);
    }

    private void stock(long product, int items) {
        database.update("update catalog_product set stock = ? where id = ?", items, product);
    }

    private int stock(long product) {
        Integer items =
                database.queryForObject("select stock from catalog_product where id = ?", Integer.class, product);
        return items == null ? -1 : items;
    }
}
