package dev.banyan.lambda;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A function with the pools of its versions; on the event loop only. */
final class RegisteredFunction {
    private final Map<String, FunctionPool> pools = new LinkedHashMap<>();
    private final Reserve reserve = new Reserve();
    private VersionedFunction function;

    RegisteredFunction(VersionedFunction function) {
        this.function = function;
    }

    FunctionConfiguration latest() {
        return function.latest();
    }

    Collection<FunctionPool> pools() {
        return pools.values();
    }

    /**
     * Replaces all of it.
     *
     * @param versions each version with its code in place
     * @param added makes the pool of a version that is new
     * @return the pools of versions that are no more
     */
    List<FunctionPool> replace(
            VersionedFunction replacement,
            List<PreparedFunction> versions,
            Function<PreparedFunction, FunctionPool> added) {
        function = replacement;
        reserve.limit(replacement.latest().reservedConcurrency());
        Map<String, FunctionPool> before = new LinkedHashMap<>(pools);
        pools.clear();
        for (PreparedFunction version : versions) {
            String number = version.configuration().version();
            FunctionPool pool = before.remove(number);
            if (pool == null) {
                pool = added.apply(version);
            } else {
                pool.replace(version);
            }
            pools.put(number, pool);
        }
        return List.copyOf(before.values());
    }

    Reserve reserve() {
        return reserve;
    }

    /** Returns the pool that an invocation goes to, by chance where an alias stands for several versions. */
    @Nullable
    FunctionPool choose(@Nullable String qualifier) {
        FunctionConfiguration latest = function.latest();
        if (qualifier == null
                || qualifier.equals("$LATEST")
                || latest.qualifiers().contains(qualifier)) {
            return pools.get(latest.version());
        }
        Map<String, Double> shares = function.aliases().get(qualifier);
        return pools.get(
                shares == null
                        ? qualifier
                        : draw(shares, ThreadLocalRandom.current().nextDouble()));
    }

    /** @param place where in the row of all shares, from 0 to 1 */
    private static String draw(Map<String, Double> shares, double place) {
        double end = 0;
        String last = null;
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            end += share.getValue();
            if (share.getValue() > 0) {
                last = share.getKey();
                if (place < end) {
                    return last;
                }
            }
        }
        // The shares add up to 1 but for rounding.
        return requireNonNull(last, "shares");
    }

    boolean permits(String principal, String sourceArn, @Nullable String qualifier) {
        for (InvokePermission permission : function.latest().permissions()) {
            if (permission.allows(principal, sourceArn, qualifier)) {
                return true;
            }
        }
        return false;
    }
}
