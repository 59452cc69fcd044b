package dev.banyan.catalogfunction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.function.parity.Answer;
import dev.banyan.function.parity.FunctionClient;
import dev.banyan.function.parity.ParityAssert;
import dev.banyan.function.parity.ParityRow;
import dev.banyan.function.parity.ParityTable;
import dev.banyan.function.parity.RawHttpClient;
import dev.banyan.function.parity.RawRequest;
import dev.banyan.function.parity.StorefrontAnswers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Storefront on Tomcat and the catalogue function, one database: the same requests, the same answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CatalogParityTest {

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
        tokenCookie = StorefrontAnswers.tokenCookie(page);
        token = StorefrontAnswers.token(page);
        version = send(row("/catalog/api/products/7")).header("ETag");
    }

    @AfterAll
    void stop() {
        function.close();
        shop.close();
    }

    private Answer send(ParityRow row) {
        return RawHttpClient.send(shop.port(), RawRequest.forwarded(row));
    }

    private static ParityRow row(String target, String... headers) {
        return new ParityRow("a page", "GET", target, List.of(headers), "", Map.of());
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
        RawRequest request = RawRequest.forwarded(row);

        Answer server = RawHttpClient.send(shop.port(), request);
        Answer answered = FunctionClient.send(function, request);

        ParityAssert.assertSame(row, server, answered, StorefrontAnswers::withoutSecretsAndTimes);
    }

    @Test
    void browse_withSessionOfStorefront_showsItsCustomerAndCart() {
        RawRequest request = RawRequest.forwarded(row("/catalog", "Cookie: SESSION=" + session));

        assertThat(FunctionClient.send(function, request).text()).contains("Ottoline", ">3</span>");
    }

    @Test
    void table_isLong() {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(40);
    }
}
