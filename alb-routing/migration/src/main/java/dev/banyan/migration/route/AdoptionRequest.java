package dev.banyan.migration.route;

import dev.banyan.model.Arn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to become a route.
 *
 * @param route its name
 * @param rules its rules
 * @param containerGroup the container's group, or null for the only one of type ip or instance that the
 *     rules forward to
 * @param lambdaGroup the function's group, or null for the only one of type lambda that they forward to
 */
public record AdoptionRequest(
        String route,
        List<Arn> rules,
        @Nullable Arn containerGroup,
        @Nullable Arn lambdaGroup) {

    /** @throws IllegalArgumentException if the name is none or there is no rule */
    public AdoptionRequest {
        Route.checkName(route);
        rules = List.copyOf(rules);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("rules: none (expected: at least one ARN of a rule)");
        }
    }
}
