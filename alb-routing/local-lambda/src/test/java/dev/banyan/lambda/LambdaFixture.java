package dev.banyan.lambda;

import dev.banyan.alb.lambda.LambdaInvocation;
import dev.banyan.alb.lambda.LambdaOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A service with one state folder, and short ways to put and invoke functions. */
final class LambdaFixture implements AutoCloseable {
    static final String TARGET_GROUP =
            "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/orders-fn/0a1b2c3d4e5f6071";
    static final InvokePermission ALB = new InvokePermission("elasticloadbalancing.amazonaws.com", TARGET_GROUP, null);
    private static final String ARN_PREFIX = "arn:aws:lambda:eu-west-1:111122223333:function:";
    private static final long PATIENCE_SECONDS = 120;

    private final Path folder;
    private final LocalLambda service;

    LambdaFixture(Path folder) {
        this(folder, builder -> builder);
    }

    LambdaFixture(Path folder, UnaryOperator<LocalLambdaBuilder> settings) {
        this.folder = folder;
        this.service = settings.apply(
                        LocalLambda.builder(folder.resolve("state")).initLimit(Duration.ofSeconds(60)))
                .start();
    }

    LocalLambda service() {
        return service;
    }

    static String arn(String name) {
        return ARN_PREFIX + name;
    }

    /** Starts the configuration of a function whose handler is the named class of the test handlers. */
    FunctionConfiguration.Builder function(String handlerClass) throws IOException {
        Path code = TaskFolder.folder(folder.resolve("task"));
        return FunctionConfiguration.builder(
                        handlerClass, arn(handlerClass), code, "dev.banyan.lambda.handlers." + handlerClass)
                .memoryMegabytes(256)
                .timeout(Duration.ofSeconds(30))
                .permissions(List.of(ALB));
    }

    LambdaFixture put(String handlerClass) throws IOException {
        service.put(function(handlerClass).build());
        return this;
    }

    CompletableFuture<LambdaOutcome> start(String name, String event) {
        return service.invoke(new LambdaInvocation(
                        arn(name), TARGET_GROUP, "Root=1-5759e988-bd862e3fe1be46a994272793", bytes(event)))
                .toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    LambdaOutcome invoke(String name, String event) {
        return start(name, event).join();
    }

    /** Invokes a function that is expected to answer, and returns the answer. */
    String answer(String name, String event) {
        return text(invoke(name, event));
    }

    static String text(LambdaOutcome outcome) {
        if (outcome instanceof LambdaOutcome.Answered answered) {
            return new String(answered.document(), StandardCharsets.UTF_8);
        }
        throw new AssertionError("outcome: " + outcome + " (expected: an answer)");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        service.close();
    }
}
