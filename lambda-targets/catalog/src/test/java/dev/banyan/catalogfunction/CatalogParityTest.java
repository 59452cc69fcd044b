package dev.banyan.catalogfunction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.function.parity.Answer;
import dev.banyan.function.parity.ForwardedRequest;
import dev.banyan.function.parity.FunctionClient;
import dev.banyan.function.parity.ParityAssert;
import dev.banyan.function.parity.ParityRow;
import dev.banyan.function.parity.ParityTable;
import dev.banyan.function.parity.RawHttpClient;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Storefront on Tomcat and the catalogue function, one database: the same requests, the same answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CatalogParityTest {

    private static final Pattern TOKEN_COOKIE = Pattern.compile("XSRF-TOKEN=([^;]+)");
    private static final Pattern TOKEN_FIELD = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private TestShop shop;
    private CatalogHandler function;
    private String session;
    private String tokenCookie;
    private String token;
    private String version;

    @BeforeAll
    void start() {
        shop = new TestShop();
        function = new CatalogHandler();
        session = shop.signIn("Ottoline");
        Answer page = send(row("/catalog/7"));
        tokenCookie = find(TOKEN_COOKIE, page.header("Set-Cookie"));
        token = find(TOKEN_FIELD, page.text());
        version = send(row("/catalog/api/products/7")).header("ETag");
    }

    @AfterAll
    void stop() {
        function.close();
        shop.close();
    }

    private Answer send(ParityRow row) {
        return RawHttpClient.send(shop.port(), ForwardedRequest.of(row));
    }

    private static ParityRow row(String target, String... headers) {
        return new ParityRow("a page", "GET", target, List.of(headers), "", Map.of());
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }

    static List<ParityRow> rows() {
        return ParityTable.read("/parity-requests.yaml");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void handle_sameRequest_answersAsStorefront(ParityRow template) {
        ParityRow row = template.with("{session}", session)
                .with("{token-cookie}", tokenCookie)
                .with("{token}", token)
                .with("{version}", version);
        ForwardedRequest request = ForwardedRequest.of(row);

        Answer server = RawHttpClient.send(shop.port(), request);
        Answer answered = FunctionClient.send(function, request);

        ParityAssert.assertSame(row, server, answered, CatalogParityTest::withoutSecretsAndTimes);
    }

    private static String withoutSecretsAndTimes(String text) {
        return text.replaceAll("XSRF-TOKEN=[^;]+", "XSRF-TOKEN=T")
                .replaceAll("SESSION=[^;]+", "SESSION=S")
                .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "name=\"_csrf\" value=\"T\"")
                .replaceAll("\"timestamp\":\"[^\"]*\"", "\"timestamp\":\"T\"")
                .replaceAll("(Max-Age=[1-9][0-9]*; Expires=)[^;]*", "$1T");
    }

    @Test
    void browse_withSessionOfStorefront_showsItsCustomerAndCart() {
        ForwardedRequest request = ForwardedRequest.of(row("/catalog", "Cookie: SESSION=" + session));

        assertThat(FunctionClient.send(function, request).text()).contains("Ottoline", ">3</span>");
    }

    @Test
    void table_isLong() {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(40);
    }
}
