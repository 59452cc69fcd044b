package dev.banyan.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.lambda.LambdaOutcome.Answered;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions that are started before anybody invokes them. */
class PreparationTest {

    private final LambdaFixture lambda;

    PreparationTest(@TempDir Path folder) {
        this.lambda = new LambdaFixture(folder);
    }

    @AfterEach
    void close() {
        lambda.close();
    }

    @Test
    void prepare_goodFunction_hasAProcessReadyForTheFirstInvocation() throws IOException {
        lambda.put("Echo");

        assertThat(prepare("Echo")).isEmpty();
        assertThat(prepare("Echo")).isEmpty();

        assertThat(lambda.service().environments()).hasSize(1);
        String ready = lambda.service().environments().get(0).id();
        Answered first = (Answered) lambda.invoke("Echo", "{}");
        assertThat(first.environment().id()).isEqualTo(ready);
    }

    @Test
    void prepare_constructorThrows_saysWhatItThrew() throws IOException {
        lambda.put("BrokenConstructor");

        assertThat(prepare("BrokenConstructor"))
                .hasValueSatisfying(failure -> assertThat(failure).contains("no database"));
    }

    @Test
    void prepare_unknownFunction_saysSo() {
        assertThat(prepare("Nobody"))
                .hasValueSatisfying(failure -> assertThat(failure).contains("Function not found"));
    }

    private Optional<String> prepare(String function) {
        CompletableFuture<Optional<String>> outcome =
                lambda.service().prepare(LambdaFixture.arn(function)).toCompletableFuture();
        return outcome.join();
    }
}
