package dev.banyan.local;

import dev.banyan.alb.lambda.LambdaOutcome;
import dev.banyan.alb.lambda.LambdaOutcome.Refused;
import dev.banyan.aws.lambda.CodeRefusedException;
import dev.banyan.aws.lambda.FunctionHost;
import dev.banyan.aws.lambda.HostedFunction;
import dev.banyan.aws.lambda.HostedVersion;
import dev.banyan.aws.lambda.InvocationRequest;
import dev.banyan.aws.lambda.InvocationResult;
import dev.banyan.aws.lambda.InvocationResult.NotRun;
import dev.banyan.aws.lambda.InvocationResult.Ran;
import dev.banyan.lambda.DirectInvocation;
import dev.banyan.lambda.DirectOutcome;
import dev.banyan.lambda.FunctionConfiguration;
import dev.banyan.lambda.InvokePermission;
import dev.banyan.lambda.LambdaServiceException;
import dev.banyan.lambda.LocalLambda;
import dev.banyan.lambda.VersionedFunction;
import dev.banyan.model.Arn;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Runs the functions of the Lambda API in processes on this machine. Safe for use by several threads. */
public final class LambdaHost implements FunctionHost {

    private final LocalLambda lambda;

    /** Makes a host over a service, which whoever started it closes. */
    public LambdaHost(LocalLambda lambda) {
        this.lambda = lambda;
    }

    @Override
    public Set<String> runtimes() {
        return LocalLambda.runtimes();
    }

    @Override
    public void put(HostedFunction function) {
        List<FunctionConfiguration> versions = function.versions().stream()
                .map(version -> configuration(function, version))
                .toList();
        try {
            lambda.put(
                    new VersionedFunction(versions.get(0), versions.subList(1, versions.size()), function.aliases()));
        } catch (LambdaServiceException e) {
            throw new CodeRefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    private static FunctionConfiguration configuration(HostedFunction function, HostedVersion version) {
        return FunctionConfiguration.builder(function.name(), function.arn().value(), version.code(), version.handler())
                .codeRevision(version.codeHash())
                .version(version.version())
                .environment(version.environment())
                .memoryMegabytes(version.memoryMegabytes())
                .timeout(version.timeout())
                .permissions(function.permissions().stream()
                        .map(one -> new InvokePermission(one.principal(), one.sourceArn(), one.qualifier()))
                        .toList())
                .reservedConcurrency(function.reservedConcurrency())
                .build();
    }

    @Override
    public void remove(Arn function) {
        lambda.remove(function.value());
    }

    @Override
    public CompletionStage<InvocationResult> invoke(InvocationRequest request) {
        return lambda.invoke(new DirectInvocation(
                        request.function().value(),
                        request.payload(),
                        request.clientContext(),
                        request.traceId(),
                        request.logTail()))
                .thenApply(LambdaHost::result);
    }

    private static InvocationResult result(DirectOutcome outcome) {
        if (outcome.outcome() instanceof Refused refused) {
            return new NotRun(reason(refused.reason(), outcome.reason()), refused.message());
        }
        boolean failed = outcome.outcome() instanceof LambdaOutcome.FunctionError;
        return new Ran(failed, outcome.payload(), outcome.version(), outcome.logTail());
    }

    private static InvocationResult.Reason reason(LambdaOutcome.Reason reason, String throttled) {
        return switch (reason) {
            case NOT_FOUND -> InvocationResult.Reason.NOT_FOUND;
            case THROTTLED ->
                throttled.equals(DirectOutcome.RESERVED)
                        ? InvocationResult.Reason.RESERVED_CONCURRENCY
                        : InvocationResult.Reason.CONCURRENCY;
            default -> InvocationResult.Reason.SERVICE;
        };
    }
}
