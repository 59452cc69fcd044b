package dev.banyan.lambda;

import dev.banyan.alb.lambda.LambdaInvocation;
import dev.banyan.alb.lambda.LambdaOutcome;
import dev.banyan.alb.lambda.LambdaOutcome.Reason;
import dev.banyan.alb.lambda.LambdaOutcome.Refused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All functions and who may invoke them; on the event loop only. */
final class FunctionRegistry {
    private static final String LOAD_BALANCER = "elasticloadbalancing.amazonaws.com";

    private final Map<String, RegisteredFunction> byArn = new LinkedHashMap<>();
    /** Removed functions whose processes are still ending. */
    private final Set<FunctionPool> leaving = new HashSet<>();

    private final EnvironmentParts parts;
    private final Capacity capacity;
    private final ClassArchives archives;
    private final Duration initLimit;
    private final LambdaMetrics metrics;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private boolean closed;

    /** Starts without functions; archives are not made where there is no folder for them. */
    FunctionRegistry(
            EnvironmentParts parts,
            Capacity capacity,
            Duration initLimit,
            LambdaMetrics metrics,
            @Nullable Path archiveFolder) {
        this.archives = new ClassArchives(parts, archiveFolder, this::checkGone);
        this.parts = parts;
        this.capacity = capacity;
        this.initLimit = initLimit;
        this.metrics = metrics;
    }

    /** @param versions each version of the function with its code in place */
    void put(VersionedFunction function, List<PreparedFunction> versions) {
        if (closed) {
            return;
        }
        RegisteredFunction registered =
                byArn.computeIfAbsent(function.latest().arn(), arn -> new RegisteredFunction(function));
        registered
                .replace(function, versions, version -> newPool(version, registered.reserve()))
                .forEach(pool ->
                        leave(pool, "Function not found: " + function.latest().arn()));
        checkGone();
    }

    private FunctionPool newPool(PreparedFunction version, Reserve reserve) {
        FunctionPool pool =
                new FunctionPool(version, parts, capacity, archives, initLimit, reserve, metrics, this::checkGone);
        capacity.add(pool);
        return pool;
    }

    private void leave(FunctionPool pool, String message) {
        leaving.add(pool);
        pool.remove(Reason.NOT_FOUND, message);
        capacity.remove(pool);
    }

    boolean remove(String arn) {
        RegisteredFunction removed = byArn.remove(arn);
        if (removed == null) {
            return false;
        }
        removed.pools().forEach(pool -> leave(pool, "Function not found: " + arn));
        checkGone();
        return true;
    }

    private Stream<FunctionPool> pools() {
        return byArn.values().stream().flatMap(function -> function.pools().stream());
    }

    List<FunctionConfiguration> functions() {
        return byArn.values().stream().map(RegisteredFunction::latest).toList();
    }

    List<EnvironmentSummary> environments() {
        return pools().flatMap(pool -> pool.environments().stream())
                .map(Environment::summary)
                .toList();
    }

    void endIdle(Duration limit) {
        long since = System.nanoTime() - limit.toNanos();
        pools().toList().forEach(pool -> pool.endIdleSince(since));
    }

    void refuseOverdue() {
        pools().toList().forEach(FunctionPool::refuseOverdue);
    }

    /** @param direct what the function's owner wants besides; null for the load balancer, which needs a permission */
    void invoke(LambdaInvocation invocation, @Nullable DirectCall direct, CompletableFuture<LambdaOutcome> outcome) {
        if (closed) {
            outcome.complete(new Refused(Reason.SERVICE, "the service is closing"));
            return;
        }
        FunctionName name = FunctionName.parse(invocation.functionArn());
        RegisteredFunction function = name == null ? null : byArn.get(name.unqualifiedArn());
        FunctionPool pool = name == null || function == null ? null : function.choose(name.qualifier());
        if (name == null || function == null || pool == null) {
            outcome.complete(new Refused(Reason.NOT_FOUND, "Function not found: " + invocation.functionArn()));
        } else if (direct == null && !function.permits(LOAD_BALANCER, invocation.targetGroupArn(), name.qualifier())) {
            outcome.complete(new Refused(
                    Reason.ACCESS_DENIED,
                    LOAD_BALANCER + " principal does not have permission to invoke " + invocation.functionArn()
                            + " from target group " + invocation.targetGroupArn()));
        } else {
            pool.submit(invocation, name, direct, outcome);
        }
    }

    void prepare(String arn, CompletableFuture<Optional<String>> outcome) {
        FunctionName name = FunctionName.parse(arn);
        RegisteredFunction function = name == null ? null : byArn.get(name.unqualifiedArn());
        FunctionPool pool = name == null || function == null ? null : function.choose(name.qualifier());
        if (pool == null) {
            outcome.complete(Optional.of("Function not found: " + arn));
        } else {
            pool.prepare(outcome);
        }
    }

    /** Ends everything; the future is done when no process is left. */
    CompletableFuture<Void> close() {
        closed = true;
        pools().forEach(leaving::add);
        byArn.clear();
        List.copyOf(leaving).forEach(pool -> pool.remove(Reason.SERVICE, "the service is closing"));
        archives.close();
        checkGone();
        return gone;
    }

    private void checkGone() {
        leaving.removeIf(pool -> pool.environments().isEmpty());
        if (closed && leaving.isEmpty() && archives.isIdle()) {
            gone.complete(null);
        }
    }
}
