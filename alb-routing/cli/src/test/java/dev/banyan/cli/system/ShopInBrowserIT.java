package dev.banyan.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A person shops in a real browser while functions answer the catalogue, the monitor and the cookies. */
@ExtendWith(ChromiumExtension.class)
class ShopInBrowserIT {

    private static final Path PICTURES = Path.of("target/pictures");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static BanyanProcess banyan;

    @SuppressWarnings("NullAway.Init")
    private static String origin;

    @BeforeAll
    static void start() throws Exception {
        banyan = BanyanProcess.up(
                folder, "--parameter", "CatalogContainerWeight=0", "--parameter", "CatalogLambdaWeight=100");
        origin = banyan.json().get("urls").get(0).asText();
    }

    @AfterAll
    static void stop() {
        banyan.close();
    }

    @Test
    void shopping_fromSearchToOrder_worksWhileFunctionsAnswerTheCatalogue() throws Exception {
        try (Browser browser = new Browser(folder.resolve("shopper"), origin)) {
            browser.open("/");
            assertGoodPage(browser, "catalogue");
            browser.fill("#q", "lamp");
            browser.press("Search");
            assertThat(browser.find("h1").getText()).contains("lamp");
            assertGoodPage(browser, "search");

            browser.follow(browser.find(".card:has(.stock.in) h2 a"));
            String product = browser.find("h1").getText();
            assertGoodPage(browser, "product");
            browser.fill("#quantity", "2");
            browser.press("Add to cart");
            assertThat(browser.text()).contains(product);
            assertGoodPage(browser, "cart");

            browser.followText("Check out");
            browser.followText("Create an account");
            assertGoodPage(browser, "register");
            register(browser);
            order(browser);
            assertThat(browser.text()).contains("Your order is placed", product);
            assertGoodPage(browser, "order");
            browser.open("/orders");
            assertGoodPage(browser, "orders");
            assertThat(browser.findAll("main a[href^='/orders/']")).hasSize(1);

            browser.open("/monitor/headers");
            assertGoodPage(browser, "monitor");
            browser.open("/cookies");
            assertThat(browser.text()).contains("SESSION");
            assertGoodPage(browser, "cookies");
            assertServedWhereExpected(browser.network());
        }
    }

    @Test
    void lastItem_twoBuyers_oneGetsAClearRefusal() throws Exception {
        try (Browser first = new Browser(folder.resolve("first"), origin);
                Browser second = new Browser(folder.resolve("second"), origin)) {
            String path = productWithOneLeft(first);
            for (Browser buyer : List.of(first, second)) {
                buyer.open("/register");
                register(buyer);
                buyer.open(path);
                buyer.press("Add to cart");
                buyer.open("/checkout");
            }
            order(first);
            order(second);

            assertThat(first.text()).contains("Your order is placed");
            assertThat(second.text()).contains("We could not place your order").contains("Nothing was ordered");
            assertGoodPage(second, "refusal");
        }
    }

    private static String productWithOneLeft(Browser browser) {
        for (int page = 1; page <= 25; page++) {
            browser.open("/catalog?page=" + page);
            List<String> found = browser.findNow(".card:has(.stock.low) h2 a").stream()
                    .map(link -> String.valueOf(link.getDomAttribute("href")))
                    .toList();
            for (String path : found) {
                browser.open(path);
                if (browser.text().contains("Last one")) {
                    return path;
                }
                browser.open("/catalog?page=" + page);
            }
        }
        throw new AssertionError("no product with one item left");
    }

    private static void register(Browser browser) {
        browser.fill("#name", "Ada Lovelace");
        browser.fill("#email", "ada" + System.nanoTime() + "@example.test");
        browser.fill("#password", "a long enough password");
        browser.press("Create account");
    }

    private static void order(Browser browser) {
        if (!browser.address().endsWith("/checkout")) {
            browser.open("/checkout");
        }
        browser.fill("#recipient", "Ada Lovelace");
        browser.fill("#street", "Via Po 1");
        browser.fill("#postcode", "10123");
        browser.fill("#city", "Turin");
        browser.press("Order for");
    }

    private static void assertServedWhereExpected(NetworkLog network) {
        // The browser's own pages, such as that of a new tab, are not ours.
        assertThat(network.requestedUrls())
                .isNotEmpty()
                .allMatch(url -> url.startsWith(origin) || url.startsWith("data:") || url.startsWith("chrome:"));
        for (Map.Entry<String, String> page : network.pages(origin)) {
            boolean function = page.getKey().matches("/(catalog|monitor|cookies)(/.*)?");
            assertThat(page.getValue()).as(page.getKey()).isEqualTo(function ? "lambda" : "ip");
        }
        assertThat(network.pages(origin)).contains(Map.entry("/catalog", "lambda"), Map.entry("/cart", "ip"));
    }

    /** Looks at the page as it is on a laptop and on a small phone. */
    private static void assertGoodPage(Browser browser, String name) throws Exception {
        assertThat(browser.seriousFindings()).as(name).isEmpty();
        assertThat(browser.overflow()).as(name + " on a laptop").isZero();
        browser.screenshot(PICTURES.resolve(name + ".png"));
        browser.phone();
        assertThat(browser.overflow()).as(name + " at 360 px").isZero();
        assertThat(browser.seriousFindings()).as(name + " at 360 px").isEmpty();
        browser.screenshot(PICTURES.resolve(name + "-phone.png"));
        browser.laptop();
    }
}
