package dev.banyan.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.function.parity.Answer;
import dev.banyan.function.parity.ParityAssert;
import dev.banyan.function.parity.ParityRow;
import dev.banyan.function.parity.ParityTable;
import dev.banyan.function.parity.StorefrontAnswers;
import dev.banyan.model.TargetType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Storefront and the catalogue function behind one load balancer: whoever has the weight, clients see the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CatalogParityIT {

    private static final Path TABLE = Path.of("../../lambda-targets/catalog/src/test/resources/parity-requests.yaml");

    private static final String KIND = "x-banyan-target-kind";

    /** What the load balancer adds to an answer by the kind of its target. */
    private static final Map<String, String> OF_THE_LOAD_BALANCER = Map.of(
            "Server",
            "a function's answers get the load balancer's; a container's keep their own, and Tomcat gives none",
            "x-banyan-target-group",
            "the container's group and the function's differ by purpose",
            "x-banyan-target",
            "tells who answered",
            KIND,
            "tells who answered",
            "x-banyan-cold-start",
            "only functions have one",
            "x-banyan-environment",
            "only functions have one");

    private static final String LENGTH = "Content-Length";

    private static final Map<String, String> LENGTH_OF_WHOLE_ANSWERS = Map.of(
            LENGTH,
            "a function's answer is whole before it goes on, so its length is told, also the nothing of HEAD;"
                    + " what Tomcat sends in chunks goes on in chunks");

    private static final String TYPE = "Content-Type";
    private static final String DEFAULT_TYPE = "application/octet-stream";

    private static final Map<String, String> TYPE_OF_UNTYPED_ANSWERS =
            Map.of(TYPE, "the load balancer gives a function's answer without a type " + DEFAULT_TYPE);

    /** Rows that reach no target: the load balancer refuses them by itself. */
    private static final Set<String> REFUSED_BY_THE_LOAD_BALANCER = Set.of("encoded null");

    private RunningShop shop;
    private String session;
    private String tokenCookie;
    private String token;
    private String version;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        shop = RunningShop.start(folder.resolve("state"));
        session = shop.signIn("Ottoline");
        Answer page = shop.get("/catalog/7");
        tokenCookie = StorefrontAnswers.tokenCookie(page);
        token = StorefrontAnswers.token(page);
        version = shop.get("/catalog/api/products/7").header("ETag");
    }

    @AfterAll
    void stop() throws IOException {
        // It is null where the start failed, and that failure is the one to report.
        if (shop != null) {
            shop.close();
        }
    }

    static List<ParityRow> rows() {
        return ParityTable.read(TABLE);
    }

    static List<ParityRow> refusedRows() {
        return ParityTable.read("/load-balancer-requests.yaml");
    }

    /** One after the other for each row, since some rows change what the next ones show. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void catalog_sameRequest_answersAlikeFromContainerAndFunction(ParityRow template) {
        ParityRow row = template.with("{session}", session)
                .with("{token-cookie}", tokenCookie)
                .with("{token}", token)
                .with("{version}", version);

        Answer container = shop.send(TargetType.IP, row);
        Answer function = shop.send(TargetType.LAMBDA, row);

        boolean refused = REFUSED_BY_THE_LOAD_BALANCER.contains(row.name());
        assertThat(container.header(KIND)).isEqualTo(refused ? "" : "ip");
        assertThat(function.header(KIND)).isEqualTo(refused ? "" : "lambda");
        assertLengthIsTrue(row, function);
        ParityAssert.assertSame(
                allowing(row, container, function), container, function, StorefrontAnswers::withoutSecretsAndTimes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedRows")
    void loadBalancer_refusesRequest_answersAlike(ParityRow row) {
        Answer container = shop.send(TargetType.IP, row);
        Answer function = shop.send(TargetType.LAMBDA, row);

        assertThat(container.status()).isBetween(400, 405);
        assertThat(container.headers()).doesNotContainKey(KIND);
        ParityAssert.assertSame(row, container, function, text -> text);
    }

    /** The one request that a function cannot get: its event is a megabyte at most. */
    @Test
    void catalog_bodyOverAMegabyte_reachesContainerAlone() {
        ParityRow row = new ParityRow(
                "large",
                "POST",
                "/catalog/api/products/10/reviews",
                List.of("Content-Type: application/json"),
                "x".repeat(1024 * 1024 + 1),
                Map.of());

        assertThat(shop.send(TargetType.IP, row).status()).isEqualTo(400);
        assertThat(shop.send(TargetType.LAMBDA, row).status()).isEqualTo(413);
    }

    @ParameterizedTest
    @EnumSource
    void catalog_sessionOfStorefront_showsItsCustomerAndCart(TargetType type) {
        ParityRow row = new ParityRow("page", "GET", "/catalog", List.of("Cookie: SESSION=" + session), "", Map.of());

        assertThat(shop.send(type, row).text()).contains("Ottoline", ">3</span>");
    }

    @Test
    void table_withoutRefusedRows_isLong() {
        assertThat(rows().stream().map(ParityRow::name)).containsAll(REFUSED_BY_THE_LOAD_BALANCER);
        assertThat(rows().size() - REFUSED_BY_THE_LOAD_BALANCER.size()).isGreaterThanOrEqualTo(40);
    }

    private static void assertLengthIsTrue(ParityRow row, Answer function) {
        if (!row.method().equals("HEAD") && function.headers().containsKey(LENGTH)) {
            assertThat(function.header(LENGTH))
                    .isEqualTo(String.valueOf(function.body().length()));
        }
    }

    private static ParityRow allowing(ParityRow row, Answer container, Answer function) {
        ParityRow allowed = row.except(OF_THE_LOAD_BALANCER);
        if (!container.headers().containsKey(LENGTH)) {
            allowed = allowed.except(LENGTH_OF_WHOLE_ANSWERS);
        }
        if (!container.headers().containsKey(TYPE) && function.header(TYPE).equals(DEFAULT_TYPE)) {
            allowed = allowed.except(TYPE_OF_UNTYPED_ANSWERS);
        }
        return allowed;
    }
}
