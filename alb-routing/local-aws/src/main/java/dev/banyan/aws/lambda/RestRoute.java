package dev.banyan.aws.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an action stands.
 *
 * @param name the action's name
 * @param method the HTTP method
 * @param segments the path between its slashes; {@value #LABEL} stands for a name
 * @param action the action, or null where the API has it and this endpoint does not
 */
record RestRoute(
        String name,
        String method,
        List<String> segments,
        @Nullable RestAction action) {

    private static final String LABEL = "*";

    static RestRoute of(String name, String method, String path, @Nullable RestAction action) {
        return new RestRoute(name, method, List.of(path.split("/", -1)), action);
    }

    /** Returns the names in a path, still encoded, if this route is that path's. */
    Optional<List<String>> labels(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            if (segments.get(i).equals(LABEL)) {
                labels.add(path.get(i));
            } else if (!segments.get(i).equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(labels);
    }
}
