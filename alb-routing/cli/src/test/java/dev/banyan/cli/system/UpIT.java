package dev.banyan.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** {@code banyan up} on the app's own template, from start to stop. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    private static final Duration END_LIMIT = Duration.ofSeconds(30);

    @Test
    @Order(1)
    void up_wholeLife_servesThenLosesMonolithThenLeavesNothing() throws Exception {
        List<ProcessHandle> started;
        try (BanyanProcess banyan = BanyanProcess.up(folder)) {
            JsonNode ready = banyan.json();
            int port = ready.get("ports").get("80").asInt();
            started = banyan.descendants();

            assertServedBy(HttpAnswer.get(port, "/catalog"), 200, "ip");
            assertServedBy(HttpAnswer.get(port, "/login"), 200, "ip");
            assertServedBy(HttpAnswer.get(port, "/monitor/headers"), 200, "lambda");
            assertServedBy(HttpAnswer.get(port, "/cookies"), 200, "lambda");
            assertThat(ready.get("urls").get(0).asText()).isEqualTo("http://shop.localhost:" + port);
            assertLoopbackOnly(port);
            assertAsksWork(banyan, port);

            ProcessHandle monolith = started.stream()
                    .filter(process -> process.info().commandLine().orElse("").contains("storefront.jar"))
                    .findFirst()
                    .orElseThrow();
            assertThat(monolith.destroyForcibly()).isTrue();
            monolith.onExit().get(END_LIMIT.toSeconds(), TimeUnit.SECONDS);

            assertThat(HttpAnswer.get(port, "/login").status()).isIn(502, 503);
            assertServedBy(HttpAnswer.get(port, "/monitor/headers"), 200, "lambda");
            Eventually.within(END_LIMIT, () -> assertThat(banyan.errors()).contains("storefront ended with status"));

            banyan.terminate();
            assertThat(banyan.exitStatus()).isEqualTo(143);
        }
        assertNoneLeft(started);
        assertThat(folder.resolve("state/running.json")).doesNotExist();
    }

    @Test
    @Order(2)
    void up_afterKill_endsWhatWasLeftAndStartsAgain() throws Exception {
        List<ProcessHandle> left;
        try (BanyanProcess killed = BanyanProcess.up(folder)) {
            killed.json();
            left = killed.descendants();
            killed.handle().destroyForcibly();
            killed.exitStatus();
        }
        try (BanyanProcess banyan = BanyanProcess.up(folder)) {
            int port = banyan.json().get("ports").get("80").asInt();
            assertServedBy(HttpAnswer.get(port, "/catalog"), 200, "ip");
            assertNoneLeft(left);
        }
    }

    private static void assertServedBy(HttpAnswer answer, int status, String kind) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("x-banyan-target-kind")).isEqualTo(kind);
    }

    private static void assertAsksWork(BanyanProcess banyan, int port) throws Exception {
        String state = folder.resolve("state").toString();
        try (BanyanProcess match = BanyanProcess.start(
                folder, "match", "--json", "--state", state, "GET", "http://shop.localhost:" + port + "/catalog/42")) {
            JsonNode rows = match.json();
            assertThat(rows).anySatisfy(row -> {
                assertThat(row.get("priority").asText()).isEqualTo("40");
                assertThat(row.get("outcome").asText()).isEqualTo("WINS");
            });
        }
        try (BanyanProcess logs = BanyanProcess.start(folder, "logs", "header-monitor", "--state", state)) {
            assertThat(logs.output()).contains("START RequestId").contains("REPORT RequestId");
        }
        assertThat(banyan.handle().isAlive()).isTrue();
    }

    private static void assertLoopbackOnly(int port) throws Exception {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
        for (InetAddress address : others) {
            try (Socket socket = new Socket()) {
                assertThat(connects(socket, new InetSocketAddress(address, port)))
                        .as("listens on %s", address)
                        .isFalse();
            }
        }
    }

    private static boolean connects(Socket socket, InetSocketAddress address) {
        try {
            socket.connect(address, 2_000);
            return true;
        } catch (java.io.IOException refused) {
            return false;
        }
    }

    private static void assertNoneLeft(List<ProcessHandle> started) throws Exception {
        assertThat(started).isNotEmpty();
        Eventually.within(END_LIMIT, () -> assertThat(started).noneMatch(ProcessHandle::isAlive));
    }
}
