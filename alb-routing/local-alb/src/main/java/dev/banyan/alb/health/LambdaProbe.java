package dev.banyan.alb.health;

import dev.banyan.alb.lambda.InvalidLambdaResponseException;
import dev.banyan.alb.lambda.LambdaEvent;
import dev.banyan.alb.lambda.LambdaInvocation;
import dev.banyan.alb.lambda.LambdaInvoker;
import dev.banyan.alb.lambda.LambdaOutcome;
import dev.banyan.alb.lambda.LambdaResponseParser;
import dev.banyan.alb.loop.Deadline;
import dev.banyan.alb.loop.Worker;
import dev.banyan.model.HealthCheck;
import dev.banyan.model.Target;
import dev.banyan.model.TargetGroup;
import java.util.function.Consumer;

/** One health check of a function: an invocation like any other, with the event of health checks. */
public final class LambdaProbe implements LambdaOutcome.Cases<CheckResult> {

    private final HealthCheck check;
    private final boolean multiValue;
    private final Consumer<CheckResult> onResult;
    private final Deadline timeout;
    private boolean done;

    private LambdaProbe(Worker worker, TargetGroup group, Consumer<CheckResult> onResult) {
        this.check = group.healthCheck();
        this.multiValue = group.attributes().multiValueHeaders();
        this.onResult = onResult;
        this.timeout = worker.deadlines().add(() -> finish(CheckResult.TIMED_OUT));
    }

    /**
     * Starts a check on the worker's event loop, which must be the current thread.
     *
     * @param worker runs the check
     * @param invoker invokes the function
     * @param group says what is asked and expected
     * @param target the function
     * @param onResult gets the result, once
     */
    public static void start(
            Worker worker,
            LambdaInvoker invoker,
            TargetGroup group,
            Target.Lambda target,
            Consumer<CheckResult> onResult) {
        LambdaProbe probe = new LambdaProbe(worker, group, onResult);
        probe.timeout.set(probe.check.timeout().toNanos());
        String arn = group.arn().value();
        byte[] event = new LambdaEvent(arn, probe.multiValue).healthCheck(probe.check.path());
        var unused = invoker.invoke(new LambdaInvocation(target.id(), arn, "", event))
                .handle((outcome, failure) -> {
                    worker.eventLoop()
                            .execute(() -> probe.finish(failure == null ? outcome.fold(probe) : CheckResult.INTERNAL));
                    return outcome;
                });
    }

    @Override
    public CheckResult answered(LambdaOutcome.Answered outcome) {
        try {
            int status =
                    LambdaResponseParser.parse(outcome.document(), multiValue).status();
            return check.matcher().matches(status) ? CheckResult.PASSED : CheckResult.mismatch(status);
        } catch (InvalidLambdaResponseException e) {
            return CheckResult.FAILED;
        }
    }

    @Override
    public CheckResult functionError(LambdaOutcome.FunctionError outcome) {
        return CheckResult.FAILED;
    }

    @Override
    public CheckResult refused(LambdaOutcome.Refused outcome) {
        return outcome.reason() == LambdaOutcome.Reason.SERVICE ? CheckResult.INTERNAL : CheckResult.FAILED;
    }

    private void finish(CheckResult result) {
        if (!done) {
            done = true;
            timeout.remove();
            onResult.accept(result);
        }
    }
}
