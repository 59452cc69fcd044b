package dev.banyan.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.lambda.LambdaOutcome;
import dev.banyan.alb.lambda.LambdaOutcome.FunctionError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailureTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Path folder;
    private final LambdaFixture lambda;

    FailureTest(@TempDir Path folder) {
        this.folder = folder;
        this.lambda = new LambdaFixture(folder);
    }

    @BeforeAll
    void put() throws IOException {
        lambda.put("Trouble").put("BrokenConstructor");
    }

    @AfterAll
    void close() {
        lambda.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            throw     | java.lang.IllegalStateException | a "quoted" reason
            overflow  | java.lang.StackOverflowError    | java.lang.StackOverflowError
            memory    | java.lang.OutOfMemoryError      | Java heap space
            exit      | Runtime.ExitError               | RequestId: ID Error: Runtime exited with error: exit status 3
            exit zero | Runtime.ExitError               | RequestId: ID Error: Runtime exited without providing a reason
            halt      | Runtime.ExitError               | RequestId: ID Error: Runtime exited with error: exit status 9
            large     | Function.ResponseSizeTooLarge   | Response payload size exceeded maximum allowed payload size (6291556 bytes).
            """)
    void invoke_functionFails_tellsTypeAndMessageAndRecovers(String action, String type, String message) {
        FunctionError error = failure(lambda.invoke("Trouble", action));

        assertThat(error.type()).isEqualTo(type);
        assertThat(error.message().replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID"))
                .isEqualTo(message);
        assertThat(error.environment()).isNotNull();
        assertThat(lambda.answer("Trouble", "fine")).isEqualTo("\"fine\"");
    }

    @Test
    void invoke_responseOfExactlyTheLimit_passes() {
        assertThat(lambda.answer("Trouble", "limit")).hasSize(FunctionFailure.MAX_RESPONSE_BYTES);
    }

    @Test
    void invoke_constructorThrows_failsOnceEachTimeWithoutLeavingEnvironments() {
        for (int attempt = 0; attempt < 2; attempt++) {
            FunctionError error = failure(lambda.invoke("BrokenConstructor", "\"a\""));
            assertThat(error.type()).isEqualTo("java.lang.IllegalArgumentException");
            assertThat(error.message()).isEqualTo("no database");
            assertThat(error.environment()).isNull();
        }
        assertThat(lambda.service().environments())
                .filteredOn(environment -> environment.functionName().equals("BrokenConstructor"))
                .allMatch(environment -> environment.state() == EnvironmentState.ENDED);
    }

    @Test
    void invoke_handlerClassMissing_failsAsTheRuntimeSays() throws IOException {
        lambda.service()
                .put(FunctionConfiguration.builder(
                                "missing",
                                LambdaFixture.arn("missing"),
                                TaskFolder.folder(folder.resolve("task")),
                                "dev.banyan.NoSuchHandler::handleRequest")
                        .permissions(List.of(LambdaFixture.ALB))
                        .build());

        FunctionError error = failure(lambda.invoke("missing", "{}"));

        assertThat(error.type()).isEqualTo("java.lang.ClassNotFoundException");
        assertThat(error.message()).isEqualTo("Class not found: dev.banyan.NoSuchHandler");
    }

    @Test
    void invoke_functionTakesTooLong_isKilledWithItsChildrenAndFails() throws IOException {
        lambda.service().put(function("Trouble", "impatient").timeout(SECOND).build());
        long child = Long.parseLong(lambda.answer("impatient", "child"));

        FunctionError error = failure(lambda.invoke("impatient", "wait"));

        assertThat(error.type()).isEqualTo("Sandbox.Timedout");
        assertThat(error.message())
                .matches("[0-9-]{10}T[0-9:.]{8,12}Z [0-9a-f-]{36} Task timed out after 1\\.00 seconds");
        assertThat(error.duration()).isGreaterThanOrEqualTo(SECOND);
        assertEnds(child);
        assertThat(lambda.answer("impatient", "fine")).isEqualTo("\"fine\"");
    }

    @Test
    void invoke_functionExitsWithAChild_endsTheChildToo() {
        lambda.answer("Trouble", "fine");
        failure(lambda.invoke("Trouble", "child then exit"));

        assertThat(ProcessHandle.current().descendants().flatMap(process -> process.info().arguments().stream()))
                .doesNotContain(new String[] {"600"});
    }

    @Test
    void invoke_initNeverEnds_timesOutInTheFunctionsOwnTime() throws IOException {
        try (LambdaFixture hasty = new LambdaFixture(folder.resolve("hasty"), b -> b.initLimit(SECOND))) {
            hasty.service().put(hasty.function("SlowInit").timeout(SECOND).build());

            FunctionError error = failure(hasty.invoke("SlowInit", "\"a\""));

            assertThat(error.type()).isEqualTo("Sandbox.Timedout");
            assertThat(error.message()).endsWith("Task timed out after 1.00 seconds");
        }
    }

    @Test
    void invoke_initTooSlowOnce_isTriedAgainAsPartOfTheInvocation() throws IOException {
        try (LambdaFixture hasty =
                new LambdaFixture(folder.resolve("again"), b -> b.initLimit(Duration.ofSeconds(3)))) {
            Map<String, String> marker =
                    Map.of("MARKER", folder.resolve("marker").toString());
            hasty.service().put(hasty.function("SlowInit").environment(marker).build());

            assertThat(hasty.answer("SlowInit", "\"a\"")).isEqualTo("\"a\"");
        }
    }

    @Test
    void invoke_runtimeAnswersButNeverAsksAgain_answersAndIsKilledAtTheDeadline() throws Exception {
        lambda.service().put(function("Trouble", "stuck").timeout(SECOND).build());

        assertThat(lambda.answer("stuck", "answer and wait")).isEqualTo("\"early\"");
        // The stuck environment is not waited for: another one takes the next invocation.
        assertThat(lambda.answer("stuck", "fine")).isEqualTo("\"fine\"");
    }

    @ParameterizedTest
    @CsvSource({"wrong id, 400", "next, 403", "unknown path, 404"})
    void runtimeApi_callOutOfPlace_isRefused(String action, String status) {
        assertThat(lambda.answer("Trouble", action)).isEqualTo(status);
    }

    @Test
    void runtimeApi_secondAnswer_isRefusedAndTheFirstCounts() {
        assertThat(lambda.answer("Trouble", "answer twice")).isEqualTo("\"first\"");
        assertThat(lambda.answer("Trouble", "fine")).isEqualTo("\"fine\"");
    }

    private FunctionConfiguration.Builder function(String handlerClass, String name) throws IOException {
        return FunctionConfiguration.builder(
                        name,
                        LambdaFixture.arn(name),
                        TaskFolder.folder(folder.resolve("task")),
                        "dev.banyan.lambda.handlers." + handlerClass)
                .memoryMegabytes(256)
                .permissions(List.of(LambdaFixture.ALB));
    }

    private static void assertEnds(long pid) {
        ProcessHandle.of(pid)
                .ifPresent(process ->
                        process.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    }

    private static FunctionError failure(LambdaOutcome outcome) {
        assertThat(outcome).isInstanceOf(FunctionError.class);
        return (FunctionError) outcome;
    }
}
