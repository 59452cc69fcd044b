package dev.banyan.aws.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.aws.wire.AwsResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reserved concurrency, and what the account may use. */
final class ConcurrencyActions {

    private static final int OF_ACCOUNT = 1000;
    private static final int LEAST_UNRESERVED = 100;
    private static final int MAXIMUM = Integer.MAX_VALUE;
    private static final String MEMBER = "ReservedConcurrentExecutions";

    private final LambdaStore store;

    ConcurrencyActions(LambdaStore store) {
        this.store = store;
    }

    CompletionStage<AwsResponse> put(RestCall call) {
        FunctionName name = unqualified(call);
        Document request = call.document();
        Integer reserved = request.integer(MEMBER, 0, MAXIMUM);
        request.refuseUnread();
        if (reserved == null) {
            throw Document.missing(MEMBER);
        }
        store.change(name.unqualified(), function -> {
            Integer before = function.reserved();
            if (unreserved() + (before == null ? 0 : before) - (long) reserved < LEAST_UNRESERVED) {
                throw Refusals.invalid("Specified ReservedConcurrentExecutions for function decreases account's"
                        + " UnreservedConcurrentExecution below its minimum value of [" + LEAST_UNRESERVED + "].");
            }
            return function.withReserved(reserved);
        });
        return ConfigurationActions.answer(JsonNodeFactory.instance.objectNode().put(MEMBER, reserved));
    }

    CompletionStage<AwsResponse> get(RestCall call) {
        Integer reserved = store.function(unqualified(call).unqualified()).reserved();
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        if (reserved != null) {
            result.put(MEMBER, reserved);
        }
        return ConfigurationActions.answer(result);
    }

    CompletionStage<AwsResponse> delete(RestCall call) {
        store.change(unqualified(call).unqualified(), function -> function.withReserved(null));
        return CompletableFuture.completedFuture(RestService.nothing());
    }

    private static FunctionName unqualified(RestCall call) {
        FunctionName name = call.function();
        if (name.qualifier() != null) {
            throw Refusals.invalid("This operation is permitted on Lambda functions only. Aliases and versions do not"
                    + " support this operation. Please specify either a function name or an unqualified function ARN.");
        }
        return name;
    }

    /** Functions of all regions count, since they share this machine. */
    private long unreserved() {
        long unreserved = OF_ACCOUNT;
        for (LambdaFunction function : store.functions().values()) {
            Integer reserved = function.reserved();
            unreserved -= reserved == null ? 0 : reserved;
        }
        return unreserved;
    }

    CompletionStage<AwsResponse> settings(RestCall call) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.putObject("AccountLimit")
                .put("TotalCodeSize", 80_530_636_800L)
                .put("CodeSizeUnzipped", 262_144_000L)
                .put("CodeSizeZipped", 52_428_800L)
                .put("ConcurrentExecutions", OF_ACCOUNT)
                .put("UnreservedConcurrentExecutions", unreserved());
        long size = 0;
        int count = 0;
        String prefix = FunctionName.arn("", call.caller());
        for (LambdaFunction function : store.functions().values()) {
            if (function.arn().startsWith(prefix)) {
                count++;
                size += function.versions()
                        .mapToLong(version -> version.code().size())
                        .sum();
            }
        }
        result.putObject("AccountUsage").put("TotalCodeSize", size).put("FunctionCount", count);
        return ConfigurationActions.answer(result);
    }
}
