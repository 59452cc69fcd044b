package dev.banyan.storefront;

import static dev.banyan.storefront.Browser.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@StorefrontTest
final class CatalogTest {

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
    void seed_countsProducts_500InTenCategoriesOfFifty() {
        assertThat(database.queryForList("select count(*) from catalog_product group by category", Long.class))
                .hasSize(10)
                .allMatch(count -> count == 50);
        assertThat(database.queryForObject("select count(distinct name) from catalog_product", Long.class))
                .isEqualTo(500);
        assertThat(database.queryForObject("select min(price_cents) from catalog_product", Long.class))
                .isGreaterThan(500);
    }

    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    /catalog                                | text/html        | 200 | text/html        | 500
                    /catalog?q=oak+board                    | text/html        | 200 | text/html        | Cutting Board
                    /catalog?q=%25                          | text/html        | 200 | text/html        | Nothing here fits
                    /catalog?category=lighting&sort=price-desc | text/html     | 200 | text/html        | Floor Lamp
                    /catalog?category=no-such               | text/html        | 200 | text/html        | Nothing here fits
                    /catalog?page=21                        | text/html        | 200 | text/html        | Page <span>21
                    /catalog?page=22                        | text/html        | 200 | text/html        | Nothing here fits
                    /catalog?page=0                         | text/html        | 400 | text/html        | did not understand
                    /catalog?page=x                         | text/html        | 400 | text/html        | did not understand
                    /catalog?sort=magic                     | text/html        | 400 | text/html        | did not understand
                    /catalog/42                             | text/html        | 200 | text/html        | Add to cart
                    /catalog/501                            | text/html        | 404 | text/html        | do not have this page
                    /catalog/501                            | application/json | 404 | application/json | "path":"/catalog/501"
                    /catalog/words                          | text/html        | 404 | text/html        | do not have this page
                    /catalog/api/categories                 | application/json | 200 | application/json | Coffee & Tea
                    /catalog/api/products?page=2            | application/json | 200 | application/json | "page":2
                    /catalog/api/products?page=-1           | application/json | 400 | application/problem+json | must be greater
                    /catalog/api/products/42                | application/json | 200 | application/json | "currency":"EUR"
                    /catalog/api/products/501               | application/json | 404 | application/json | "error":"Not Found"
                    /catalog/api/products/4/reviews         | application/json | 200 | application/json | "rating":
                    /catalog/api/products/501/reviews       | application/json | 404 | application/json | Not Found
                    /catalog/api/export                     | application/json | 200 | application/json | "id":500
                    /catalog/api/export                     | text/csv         | 200 | text/csv         | 500,
                    /catalog/api/export                     | image/png        | 406 | *                | *
                    /catalog/42/picture                     | image/svg+xml,*/*;q=0.8 | 200 | image/svg+xml | <svg
                    /assets/shop.css                        | text/css         | 200 | text/css         | --brand
                    /nowhere                                | text/html        | 404 | text/html        | do not have this page
                    """)
    void get_fromTheCatalogue_answers(String path, String accept, int status, String type, String content) {
        HttpResponse<byte[]> answer = browser.bytes(path, accept);

        assertThat(answer.statusCode()).isEqualTo(status);
        if (!type.equals("*")) {
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
            assertThat(new String(answer.body(), UTF_8)).contains(content);
        }
    }

    @Test
    void pages_ofTheWholeList_showEveryProductOnce() {
        List<String> ids = IntStream.rangeClosed(1, 21)
                .mapToObj(page -> json(browser.getJson("/catalog/api/products?sort=price-asc&page=" + page)))
                .flatMap(page -> page.get("items").findValuesAsText("id").stream())
                .toList();

        assertThat(ids).hasSize(500).doesNotHaveDuplicates();
    }

    @Test
    void picture_askedAsPng_isAnImage() throws IOException {
        HttpResponse<byte[]> answer = browser.bytes("/catalog/42/picture", "image/png");

        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(ImageIO.read(new ByteArrayInputStream(answer.body())).getWidth())
                .isEqualTo(64);
    }

    @Test
    void product_askedAgainWithItsVersion_isNotSentAgain() {
        String version = browser.getJson("/catalog/api/products/41")
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        assertThat(browser.getJson("/catalog/api/products/41", "If-None-Match", version)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void head_ofAProduct_hasNoBody() {
        HttpResponse<String> answer = browser.send("HEAD", "/catalog/42");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void oldLink_toAProduct_movedForGood() {
        HttpResponse<String> answer = browser.get("/catalog/products/42");

        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location")).contains("/catalog/42");
    }

    @Test
    void list_withAChosenLook_remembersItInTwoCookies() {
        HttpResponse<String> chosen = browser.get("/catalog?view=list&sort=newest");
        HttpResponse<String> later = browser.get("/catalog");

        assertThat(chosen.headers().allValues("Set-Cookie")).hasSize(2);
        assertThat(later.body()).contains("products list", "<option value=\"newest\" selected");
    }

    @Test
    void browsing_asAGuest_startsNoSession() {
        browser.get("/catalog");
        browser.get("/catalog/42");
        browser.get("/catalog/api/products");

        assertThat(browser.cookieNames()).containsExactly("XSRF-TOKEN");
    }

    @Test
    void review_byForm_isShownOnThePage() {
        HttpResponse<String> answer = browser.submit(
                "/catalog/43", "/catalog/43/reviews", "author", "Zoë", "rating", "4", "text", "A <b>fine</b> thing");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/catalog/43?reviewed#reviews");
        assertThat(browser.get("/catalog/43?reviewed").body())
                .contains("Thank you", "Zoë", "A &lt;b&gt;fine&lt;/b&gt; thing");
    }

    @Test
    void review_incomplete_isRefusedWithReasons() {
        HttpResponse<String> answer =
                browser.submit("/catalog/43", "/catalog/43/reviews", "author", " ", "rating", "9", "text", "Kept text");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Name must not be blank", "Rating must be less than", "Kept text");
    }

    @Test
    void review_withWordsForTheRating_isRefused() {
        HttpResponse<String> answer = browser.submit(
                "/catalog/43", "/catalog/43/reviews", "author", "A", "rating", "five", "text", "Kept text");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Rating is not valid", "Kept text");
    }

    @Test
    void review_withoutToken_isRefused() {
        assertThat(browser.post("/catalog/43/reviews", "author", "A", "rating", "5", "text", "B")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void review_asJson_isStored() {
        HttpResponse<String> answer = browser.sendJson(
                "POST", "/catalog/api/products/44/reviews", "{\"author\":\"Kim\",\"rating\":3,\"text\":\"Fine\"}");

        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode newest =
                json(browser.getJson("/catalog/api/products/44/reviews")).get(0);
        assertThat(newest).isEqualTo(json(answer));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"author":"Kim","rating":9,"text":"x"} | must be less than or equal to 5
                    {"rating":1,"text":"x"}                | must not be blank
                    {"author":                             | not the JSON that is expected
                    """)
    void review_asBadJson_tellsWhatIsWrong(String body, String reason) {
        HttpResponse<String> answer = browser.sendJson("POST", "/catalog/api/products/44/reviews", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(reason);
    }
}
