package dev.banyan.alb.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.LocalAlb;
import dev.banyan.alb.conformance.Proves;
import dev.banyan.alb.metrics.Metric;
import dev.banyan.alb.support.Routings;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections beyond what the system allows a process, which is therefore one of its own here. */
class RejectedConnectionTest {

    private static final int FILES = 256;

    /** A load balancer that tells its port, and ends when a connection was rejected. */
    static final class Crowded {

        private Crowded() {}

        public static void main(String[] arguments) {
            Routings routings = new Routings().listener(80, Routings.text("ok"));
            try (LocalAlb alb = LocalAlb.builder()
                    .routing(routings.build())
                    .ports(port -> 0)
                    .eventLoops(1)
                    .build()) {
                alb.start();
                System.out.println(alb.boundPorts().get(Routings.listenerArn(80)));
                while (alb.metrics().list().stream().noneMatch(id -> id.metric() == Metric.REJECTED_CONNECTIONS)) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
                }
                System.out.println("rejected");
            }
        }
    }

    @Test
    @Timeout(60)
    @Proves("R-6.4-04")
    void connection_beyondTheSystemsLimit_isCountedAsRejected() throws Exception {
        Process crowded = new ProcessBuilder(
                        "bash",
                        "-c",
                        "ulimit -n " + FILES + "; exec \"$0\" \"$@\"",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:-MaxFDLimit",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Crowded.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<Socket> clients = new ArrayList<>();
        try (BufferedReader told =
                new BufferedReader(new InputStreamReader(crowded.getInputStream(), StandardCharsets.UTF_8))) {
            int port = Integer.parseInt(Objects.requireNonNull(firstNumber(told), "port"));
            for (int i = 0; i < FILES; i++) {
                clients.add(new Socket(InetAddress.getLoopbackAddress(), port));
            }
            assertThat(told.lines()).contains("rejected");
        } finally {
            for (Socket client : clients) {
                client.close();
            }
            crowded.destroyForcibly().waitFor();
        }
    }

    /** Lines of the log come before the port. */
    private static String firstNumber(BufferedReader told) {
        return told.lines().filter(line -> line.matches("\\d+")).findFirst().orElseThrow();
    }
}
