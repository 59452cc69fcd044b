package dev.banyan.cookiecontrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.function.testing.AlbEvent;
import dev.banyan.function.testing.Answer;
import dev.banyan.function.testing.FunctionProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CookieControlArchiveIT {

    private static final Path ARCHIVE = Path.of("target", "cookie-control.zip");
    private static final String HANDLER = CookieControlHandler.class.getName() + "::handleRequest";

    @Test
    void archive_layout_isThatOfATaskFolder() throws IOException {
        assertThat(FunctionProcess.entries(ARCHIVE))
                .contains("dev/banyan/cookiecontrol/CookieControlHandler.class")
                .anyMatch(entry -> entry.startsWith("lib/banyan-alb-function-"))
                .anyMatch(entry -> entry.startsWith("lib/jackson-core-"))
                .noneMatch(entry -> entry.contains("runtime-interface-client"))
                .noneMatch(entry -> entry.contains("jackson-databind"));
    }

    @Test
    void function_underTheRealRuntimeClient_answers(@TempDir Path folder) throws Exception {
        try (FunctionProcess function = FunctionProcess.start(ARCHIVE, HANDLER, Settings.ENVIRONMENT, folder)) {
            Answer answer = function.invoke(AlbEvent.of("PUT", "/cookies/consent")
                    .header("origin", "https://shop.example.test")
                    .body("application/json", "{\"categories\":[\"analytics\"]}"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().first("Set-Cookie")).startsWith("__Host-banyan-consent=v1.k2.");
        }
    }

    @Test
    void function_withoutKeys_stopsInitializationWithOneReason(@TempDir Path folder) {
        assertThatThrownBy(() -> FunctionProcess.start(ARCHIVE, HANDLER, Map.of(), folder))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining(
                        "COOKIE_KEYS: none (expected: a JSON object of key ids and secrets, newest first)");
    }
}
