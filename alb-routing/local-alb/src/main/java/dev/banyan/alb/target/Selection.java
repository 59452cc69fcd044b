package dev.banyan.alb.target;

import dev.banyan.alb.loop.Worker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who gets requests at the moment, and who of them is next. A change of health or of attributes makes a new one. Safe
 * for use on every event loop, each with its own worker.
 */
abstract class Selection {

    /** Nobody is registered. */
    static final Selection NOBODY = new Selection(List.of()) {
        @Override
        @Nullable
        ActiveTarget choose(Worker worker) {
            return null;
        }
    };

    private final Map<String, ActiveTarget> byName = new HashMap<>();

    /** @param eligible the targets that get requests */
    Selection(List<ActiveTarget> eligible) {
        eligible.forEach(target -> byName.put(target.name(), target));
    }

    /** Returns the target of the worker's next request, or null where nobody is registered. */
    abstract @Nullable ActiveTarget choose(Worker worker);

    /** Returns the target of this name if it gets requests, else null. */
    @Nullable
    ActiveTarget sticky(String name) {
        return byName.get(name);
    }
}
