package dev.banyan.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLambdaTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    private Path folder;

    @Test
    void invoke_echo_answersWithTheEvent() throws IOException {
        try (LambdaFixture lambda = new LambdaFixture(folder).put("Echo")) {
            assertThat(lambda.answer("Echo", "{\"a\":1}")).isEqualTo("{\"a\":1}");
            assertThat(lambda.answer("Echo", "{\"a\":2}")).isEqualTo("{\"a\":2}");
            assertThat(lambda.service().log("Echo")).isNotNull();
        }
    }
}
