package dev.banyan.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left when the process of the service itself is killed. */
class ServiceDeathTest {
    private final Path folder;

    ServiceDeathTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void service_killed_itsEnvironmentsAndTheirChildrenEnd() throws Exception {
        Process service = startService();
        ProcessHandle environment;
        ProcessHandle child;
        try (BufferedReader output = service.inputReader()) {
            child = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
            environment = child.parent().orElseThrow();
        } finally {
            service.destroyForcibly();
        }

        environment.onExit().get(30, TimeUnit.SECONDS);
        child.onExit().get(30, TimeUnit.SECONDS);
        assertThat(environment.isAlive()).isFalse();
        assertThat(child.isAlive()).isFalse();

        try (LambdaFixture next = new LambdaFixture(folder)) {
            assertThat(next.service().environments()).isEmpty();
            try (var folders = Files.list(folder.resolve("state/environments"))) {
                assertThat(folders).hasSize(1);
            }
        }
    }

    private Process startService() throws IOException {
        return new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Service.class.getName(),
                        folder.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** A service with a function that has started a child and is still busy. */
    static final class Service {
        private Service() {}

        public static void main(String[] arguments) throws IOException {
            LambdaFixture lambda = new LambdaFixture(Path.of(arguments[0])).put("Trouble");
            System.out.println(lambda.answer("Trouble", "child"));
            lambda.invoke("Trouble", "wait");
        }
    }
}
