package dev.banyan.lambda;

import dev.banyan.alb.lambda.LambdaOutcome;
import dev.banyan.alb.lambda.LambdaOutcome.Answered;
import dev.banyan.alb.lambda.LambdaOutcome.FunctionError;
import dev.banyan.alb.lambda.LambdaOutcome.Refused;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a direct invocation wants and learns beyond one of the load balancer. On the event loop only, but the log. */
final class DirectCall {
    /** The process reports the end of an invocation within a moment of its answer; a stuck one shall not hold it up. */
    private static final long LONGEST_WAIT_FOR_LOG_MILLIS = 2000;

    private static final byte[] NOTHING = {};

    private final String clientContext;
    private final @Nullable LogTail logTail;
    private String version = "";
    private String reason = "";
    private byte[] errorDocument = NOTHING;

    DirectCall(DirectInvocation invocation) {
        clientContext = invocation.clientContext();
        logTail = invocation.logTail() ? new LogTail() : null;
    }

    String clientContext() {
        return clientContext;
    }

    @Nullable
    LogTail logTail() {
        return logTail;
    }

    void chosen(String chosenVersion) {
        version = chosenVersion;
    }

    void throttled(String why) {
        reason = why;
    }

    void failed(FunctionFailure failure) {
        errorDocument = failure.document().getBytes(StandardCharsets.UTF_8);
    }

    /** Puts the outcome together with what was learnt, and with the log where that is wanted. */
    CompletionStage<DirectOutcome> outcome(LambdaOutcome outcome) {
        boolean ran = !(outcome instanceof Refused);
        CompletableFuture<String> log = logTail == null || !ran
                ? CompletableFuture.completedFuture("")
                : logTail.text().completeOnTimeout("", LONGEST_WAIT_FOR_LOG_MILLIS, TimeUnit.MILLISECONDS);
        byte[] payload = outcome.fold(new LambdaOutcome.Cases<>() {
            @Override
            public byte[] answered(Answered answer) {
                return answer.document();
            }

            @Override
            public byte[] functionError(FunctionError error) {
                return errorDocument;
            }

            @Override
            public byte[] refused(Refused refusal) {
                return NOTHING;
            }
        });
        return log.thenApply(text -> new DirectOutcome(outcome, version, payload, reason, text));
    }
}
