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
import org.jspecify.annotations.Nullable;

/** All functions and who may invoke them; on the event loop only. */
final class FunctionRegistry {
    private final Map<String, FunctionPool> byArn = new LinkedHashMap<>();
    /** Removed functions whose processes are still ending. */
    private final Set<FunctionPool> leaving = new HashSet<>();

    private final EnvironmentParts parts;
    private final Capacity capacity;
    private final ClassArchives archives;
    private final Duration initLimit;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private boolean closed;

    /** Starts without functions; archives are not made where there is no folder for them. */
    FunctionRegistry(EnvironmentParts parts, Capacity capacity, Duration initLimit, @Nullable Path archiveFolder) {
        this.archives = new ClassArchives(parts, archiveFolder, this::checkGone);
        this.parts = parts;
        this.capacity = capacity;
        this.initLimit = initLimit;
    }

    void put(PreparedFunction function) {
        String arn = function.configuration().arn();
        FunctionPool existing = byArn.get(arn);
        if (existing != null) {
            existing.replace(function);
        } else if (!closed) {
            FunctionPool pool = new FunctionPool(function, parts, capacity, archives, initLimit, this::checkGone);
            byArn.put(arn, pool);
            capacity.add(pool);
        }
    }

    boolean remove(String arn) {
        FunctionPool pool = byArn.remove(arn);
        if (pool == null) {
            return false;
        }
        leaving.add(pool);
        pool.remove(Reason.NOT_FOUND, "Function not found: " + arn);
        capacity.remove(pool);
        checkGone();
        return true;
    }

    List<FunctionConfiguration> functions() {
        return byArn.values().stream()
                .map(pool -> pool.function().configuration())
                .toList();
    }

    List<EnvironmentSummary> environments() {
        return byArn.values().stream()
                .flatMap(pool -> pool.environments().stream())
                .map(Environment::summary)
                .toList();
    }

    void endIdle(Duration limit) {
        long since = System.nanoTime() - limit.toNanos();
        List.copyOf(byArn.values()).forEach(pool -> pool.endIdleSince(since));
    }

    void refuseOverdue() {
        List.copyOf(byArn.values()).forEach(FunctionPool::refuseOverdue);
    }

    void invoke(LambdaInvocation invocation, String principal, CompletableFuture<LambdaOutcome> outcome) {
        if (closed) {
            outcome.complete(new Refused(Reason.SERVICE, "the service is closing"));
            return;
        }
        FunctionName name = FunctionName.parse(invocation.functionArn());
        FunctionPool pool = name == null ? null : byArn.get(name.unqualifiedArn());
        if (name == null || pool == null || !resolves(pool, name.qualifier())) {
            outcome.complete(new Refused(Reason.NOT_FOUND, "Function not found: " + invocation.functionArn()));
        } else if (!mayInvoke(pool, name.qualifier(), principal, invocation.targetGroupArn())) {
            outcome.complete(new Refused(
                    Reason.ACCESS_DENIED,
                    principal + " principal does not have permission to invoke " + invocation.functionArn()
                            + " from target group " + invocation.targetGroupArn()));
        } else {
            pool.submit(invocation, outcome);
        }
    }

    void prepare(String unqualifiedArn, CompletableFuture<Optional<String>> outcome) {
        FunctionPool pool = byArn.get(unqualifiedArn);
        if (pool == null) {
            outcome.complete(Optional.of("Function not found: " + unqualifiedArn));
        } else {
            pool.prepare(outcome);
        }
    }

    private static boolean resolves(FunctionPool pool, @Nullable String qualifier) {
        return qualifier == null
                || qualifier.equals("$LATEST")
                || pool.function().configuration().qualifiers().contains(qualifier);
    }

    private static boolean mayInvoke(
            FunctionPool pool, @Nullable String qualifier, String principal, String sourceArn) {
        for (InvokePermission permission : pool.function().configuration().permissions()) {
            if (permission.allows(principal, sourceArn, qualifier)) {
                return true;
            }
        }
        return false;
    }

    /** Ends everything; the future is done when no process is left. */
    CompletableFuture<Void> close() {
        closed = true;
        leaving.addAll(byArn.values());
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
