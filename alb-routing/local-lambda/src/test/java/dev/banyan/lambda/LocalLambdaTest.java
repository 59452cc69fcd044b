package dev.banyan.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.alb.lambda.LambdaInvocation;
import dev.banyan.alb.lambda.LambdaOutcome;
import dev.banyan.alb.lambda.LambdaOutcome.Answered;
import dev.banyan.alb.lambda.LambdaOutcome.Reason;
import dev.banyan.alb.lambda.LambdaOutcome.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalLambdaTest {
    private final Path folder;
    private final LambdaFixture lambda;

    LocalLambdaTest(@TempDir Path folder) {
        this.folder = folder;
        this.lambda = new LambdaFixture(folder);
    }

    @AfterEach
    void close() {
        lambda.close();
    }

    @Test
    void invoke_oneAfterTheOther_usesOneEnvironmentThatIsColdOnce() throws IOException {
        lambda.put("Echo");

        Answered first = (Answered) lambda.invoke("Echo", "{\"a\":1}");
        List<Answered> later = IntStream.range(0, 200)
                .mapToObj(i -> (Answered) lambda.invoke("Echo", "{\"a\":" + i + "}"))
                .toList();

        assertThat(first.environment().coldStart()).isTrue();
        assertThat(LambdaFixture.text(first)).isEqualTo("{\"a\":1}");
        assertThat(later).allMatch(answer -> !answer.environment().coldStart());
        assertThat(later)
                .allMatch(answer ->
                        answer.environment().id().equals(first.environment().id()));
        EnvironmentSummary only = only();
        assertThat(only.invocations()).isEqualTo(201);
        assertThat(only.residentBytes()).isGreaterThan(0);
        assertThat(ProcessHandle.of(only.pid())).isPresent();
    }

    @Test
    void invoke_severalAtATime_givesEachAnEnvironmentOfItsOwn() throws IOException {
        Path meeting = Files.createDirectory(folder.resolve("meeting"));
        lambda.service()
                .put(lambda.function("Meeting")
                        .environment(Map.of("MEETING", meeting.toString()))
                        .build());

        List<CompletableFuture<LambdaOutcome>> outcomes = IntStream.range(0, 3)
                .mapToObj(i -> lambda.start("Meeting", "3"))
                .toList();

        assertThat(outcomes)
                .allMatch(outcome -> LambdaFixture.text(outcome.join()).equals("\"met\""));
        assertThat(lambda.service().environments()).hasSize(3);
    }

    @Test
    void invoke_surroundings_showLambdasVariablesAndNothingOfThisProcess() throws IOException {
        lambda.service()
                .put(lambda.function("Surroundings")
                        .environment(Map.of("TABLE", "orders", "GREETING", "grüß dich"))
                        .timeout(Duration.ofSeconds(20))
                        .build());

        Map<String, String> seen = lines(lambda.answer("Surroundings", "{}"));

        assertThat(seen)
                .containsEntry("TABLE", "orders")
                .containsEntry("AWS_REGION", "eu-west-1")
                .containsEntry("AWS_LAMBDA_FUNCTION_NAME", "Surroundings")
                .containsEntry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256")
                .containsEntry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")
                .containsEntry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand")
                .containsEntry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/Surroundings")
                .containsEntry("_HANDLER", "dev.banyan.lambda.handlers.Surroundings")
                .containsEntry("TZ", ":UTC")
                .containsEntry("stdin", "-1")
                .containsEntry("charset", "UTF-8")
                .containsEntry("trace", "Root=1-5759e988-bd862e3fe1be46a994272793")
                .containsEntry("invoked arn", LambdaFixture.arn("Surroundings"))
                .containsEntry("cwd", folder.resolve("task").toString())
                .containsEntry("LAMBDA_TASK_ROOT", folder.resolve("task").toString());
        assertThat(seen.get("tmpdir")).startsWith(folder.resolve("state").toString());
        assertThat(Integer.parseInt(seen.get("remaining"))).isBetween(1, 20_000);
        assertThat(seen.get("class path")).doesNotContain("netty").doesNotContain("test-classes");
        Set<String> ofThisProcess = Set.copyOf(System.getenv().keySet());
        assertThat(seen.keySet())
                .filteredOn(name -> ofThisProcess.contains(name)
                        && !Set.of("PATH", "LANG", "TZ").contains(name))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // permission: principal, source, qualifier; invoked qualifier; outcome
                "elasticloadbalancing.amazonaws.com, -, -, '', ok",
                "elasticloadbalancing.amazonaws.com, GROUP, -, '', ok",
                "elasticloadbalancing.amazonaws.com, GRO*, -, '', ok",
                "*, -, -, '', ok",
                "elasticloadbalancing.amazonaws.com, -, live, :live, ok",
                "elasticloadbalancing.amazonaws.com, other, -, '', ACCESS_DENIED",
                "elasticloadbalancing.amazonaws.com, gro*, -, '', ACCESS_DENIED",
                "events.amazonaws.com, -, -, '', ACCESS_DENIED",
                "elasticloadbalancing.amazonaws.com, -, live, '', ACCESS_DENIED",
                "elasticloadbalancing.amazonaws.com, -, -, :live, ACCESS_DENIED",
                "elasticloadbalancing.amazonaws.com, -, -, :gone, NOT_FOUND",
                "elasticloadbalancing.amazonaws.com, -, -, X, NOT_FOUND"
            })
    void invoke_permission_decides(String principal, String source, String qualifier, String invoked, String expected)
            throws IOException {
        // Without concurrency an invocation that is allowed ends as throttled, and no process is needed to tell.
        lambda.service()
                .put(lambda.function("Echo")
                        .qualifiers(Set.of("live", "7"))
                        .permissions(List.of(new InvokePermission(principal, source, qualifier)))
                        .reservedConcurrency(0)
                        .build());

        Refused refused = (Refused) lambda.service()
                .invoke(new LambdaInvocation(LambdaFixture.arn("Echo") + invoked, "GROUP", "", new byte[0]))
                .toCompletableFuture()
                .join();

        assertThat(refused.reason().name()).isEqualTo(expected.equals("ok") ? "THROTTLED" : expected);
    }

    @Test
    void invoke_moreThanTheReservedConcurrency_isThrottledUntilOneEnds() throws IOException {
        Path meeting = Files.createDirectory(folder.resolve("meeting"));
        lambda.service()
                .put(lambda.function("Meeting")
                        .environment(Map.of("MEETING", meeting.toString()))
                        .reservedConcurrency(1)
                        .build());

        CompletableFuture<LambdaOutcome> running = lambda.start("Meeting", "2");
        LambdaOutcome second = lambda.invoke("Meeting", "2");
        Files.createFile(meeting.resolve("nobody"));

        assertThat(second)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.THROTTLED));
        assertThat(LambdaFixture.text(running.join())).isEqualTo("\"met\"");
        assertThat(LambdaFixture.text(lambda.invoke("Meeting", "1"))).isEqualTo("\"met\"");
    }

    @Test
    void invoke_machineIsFull_endsTheLongestIdleOfAnotherFunction() throws IOException {
        try (LambdaFixture small = new LambdaFixture(folder.resolve("small"), b -> b.concurrency(1))) {
            small.put("Echo").put("Surroundings");

            small.answer("Echo", "1");
            small.answer("Surroundings", "{}");

            assertThat(small.service().environments())
                    .filteredOn(environment -> environment.state() != EnvironmentState.ENDED)
                    .extracting(EnvironmentSummary::functionName)
                    .containsExactly("Surroundings");
        }
    }

    @Test
    void invoke_eventAboveLambdasLimit_isRefused() throws IOException {
        lambda.put("Echo");

        LambdaOutcome outcome = lambda.service()
                .invoke(new LambdaInvocation(
                        LambdaFixture.arn("Echo"), LambdaFixture.TARGET_GROUP, "", new byte[6 * 1024 * 1024 + 1]))
                .toCompletableFuture()
                .join();

        assertThat(((Refused) outcome).reason()).isEqualTo(Reason.REQUEST_TOO_LARGE);
    }

    @Test
    void invoke_largeEvent_arrivesWhole() throws IOException {
        lambda.put("Echo");
        String event = "\"" + "ä".repeat(1_500_000) + "\"";

        assertThat(lambda.answer("Echo", event)).isEqualTo(event);
    }

    @Test
    void put_sameFunctionWithOtherVariables_replacesEnvironments() throws IOException {
        lambda.service()
                .put(lambda.function("Surroundings")
                        .environment(Map.of("STEP", "1"))
                        .build());
        String before = lambda.answer("Surroundings", "{}");
        lambda.service()
                .put(lambda.function("Surroundings")
                        .environment(Map.of("STEP", "2"))
                        .build());
        String after = lambda.answer("Surroundings", "{}");

        assertThat(lines(before)).containsEntry("STEP", "1");
        assertThat(lines(after)).containsEntry("STEP", "2");
    }

    @Test
    void put_sameFunctionWithOtherPermissions_keepsEnvironments() throws IOException {
        lambda.put("Echo");
        Answered before = (Answered) lambda.invoke("Echo", "1");
        lambda.service().put(lambda.function("Echo").qualifiers(Set.of("live")).build());

        assertThat(((Answered) lambda.invoke("Echo", "1")).environment().id())
                .isEqualTo(before.environment().id());
        assertThat(lambda.service().functions())
                .extracting(FunctionConfiguration::qualifiers)
                .containsExactly(Set.of("live"));
    }

    @Test
    void put_codeMissing_saysWhichAndWhere() {
        assertThatThrownBy(() -> lambda.service()
                        .put(FunctionConfiguration.builder(
                                        "f", LambdaFixture.arn("f"), folder.resolve("none.zip"), "a.B::c")
                                .build()))
                .isInstanceOf(LambdaServiceException.class)
                .hasMessage("code of f: " + folder.resolve("none.zip") + " (expected: an archive or a folder)");
    }

    @Test
    void remove_function_endsItsEnvironmentsAndIsNotFound() throws Exception {
        lambda.put("Echo");
        lambda.answer("Echo", "1");
        ProcessHandle process = ProcessHandle.of(only().pid()).orElseThrow();

        assertThat(lambda.service().remove(LambdaFixture.arn("Echo"))).isTrue();
        assertThat(lambda.service().remove(LambdaFixture.arn("Echo"))).isFalse();

        assertThat(((Refused) lambda.invoke("Echo", "1")).reason()).isEqualTo(Reason.NOT_FOUND);
        process.onExit().get();
    }

    @Test
    void idleLimit_passed_endsTheEnvironment() throws Exception {
        try (LambdaFixture brief =
                new LambdaFixture(folder.resolve("brief"), b -> b.idleLimit(Duration.ofMillis(200)))) {
            brief.put("Surroundings");
            long pid = Long.parseLong(lines(brief.answer("Surroundings", "{}")).get("pid"));

            ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());

            assertThat(ProcessHandle.of(pid)).isEmpty();
        }
    }

    @Test
    void close_whileInvocationsRun_completesThemAndLeavesNoProcess() throws IOException {
        lambda.put("Trouble");
        lambda.answer("Trouble", "child");
        List<CompletableFuture<LambdaOutcome>> running = IntStream.range(0, 3)
                .mapToObj(i -> lambda.start("Trouble", "wait"))
                .toList();

        lambda.close();
        lambda.close();

        assertThat(running).allMatch(CompletableFuture::isDone);
        assertThat(ProcessHandle.current().children()).isEmpty();
        assertThat(((Refused) lambda.invoke("Trouble", "late")).reason()).isEqualTo(Reason.SERVICE);
        assertThat(folder.resolve("state/environments")).isEmptyDirectory();
    }

    private EnvironmentSummary only() {
        assertThat(lambda.service().environments()).hasSize(1);
        return lambda.service().environments().get(0);
    }

    static Map<String, String> lines(String text) {
        return text.lines()
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')), line -> line.substring(line.indexOf('=') + 1)));
    }
}
