package dev.banyan.migration.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.migration.state.StateStore.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every store promises. */
abstract class StateStoreContract {

    private static final int RACERS = 6;

    abstract StateStore store();

    @Test
    @DisplayName("A document that nobody wrote is not there")
    void read_nothing() {
        assertThat(store().read("catalog")).isEmpty();
    }

    @Test
    @DisplayName("What was created is read, with its version")
    void create_isRead() {
        Optional<String> version = store().create("catalog", "{\"text\":\"grün\"}");

        assertThat(store().read("catalog")).contains(new Document(version.orElseThrow(), "{\"text\":\"grün\"}"));
    }

    @Test
    @DisplayName("A document is created once")
    void create_twice() {
        store().create("catalog", "1");

        assertThat(store().create("catalog", "2")).isEmpty();
        assertThat(store().read("catalog").orElseThrow().text()).isEqualTo("1");
    }

    @Test
    @DisplayName("The version that was read is replaced, an older one is not")
    void replace_onlyTheVersionRead() {
        String first = store().create("catalog", "1").orElseThrow();
        String second = store().replace("catalog", first, "2").orElseThrow();

        assertThat(store().replace("catalog", first, "3")).isEmpty();
        assertThat(store().read("catalog")).contains(new Document(second, "2"));
    }

    @Test
    @DisplayName("What is not there is not replaced")
    void replace_nothing() {
        assertThat(store().replace("catalog", "\"0123\"", "1")).isEmpty();
        assertThat(store().read("catalog")).isEmpty();
    }

    @Test
    @DisplayName("All routes are listed in order")
    void routes_inOrder() {
        assertThat(store().routes()).isEmpty();
        store().create("orders", "1");
        store().create("catalog", "1");

        assertThat(store().routes()).containsExactly("catalog", "orders");
    }

    @Test
    @DisplayName("Of several that create at once, one does")
    void create_race() throws Exception {
        assertThat(winners(racer -> () -> store().create("catalog", "by " + racer)))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("Of several that replace one version at once, one does")
    void replace_race() throws Exception {
        String version = store().create("catalog", "0").orElseThrow();

        assertThat(winners(racer -> () -> store().replace("catalog", version, "by " + racer)))
                .isEqualTo(1);
    }

    private interface Racer {
        Callable<Optional<String>> run(int number);
    }

    private static long winners(Racer racer) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(RACERS);
        try {
            List<Callable<Optional<String>>> racers = new ArrayList<>();
            for (int i = 0; i < RACERS; i++) {
                racers.add(racer.run(i));
            }
            long winners = 0;
            for (Future<Optional<String>> one : threads.invokeAll(racers, 30, TimeUnit.SECONDS)) {
                winners += one.get().isPresent() ? 1 : 0;
            }
            return winners;
        } finally {
            threads.shutdownNow();
        }
    }
}
