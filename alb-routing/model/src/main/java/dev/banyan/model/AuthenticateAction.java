package dev.banyan.model;

import java.util.Set;

/**
 * An action that lets only authenticated requests pass. This load balancer cannot perform it: a rule
 * that holds one answers 500, so that no request passes unauthenticated.
 *
 * @param type {@code authenticate-oidc}, {@code authenticate-cognito} or {@code jwt-validation}
 */
public record AuthenticateAction(String type) implements Action {

    private static final Set<String> TYPES = Set.of("authenticate-oidc", "authenticate-cognito", "jwt-validation");

    /** @throws InvalidRoutingException if {@code type} is none of the three */
    public AuthenticateAction {
        if (!TYPES.contains(type)) {
            throw InvalidRoutingException.expected(
                    "type", type, "authenticate-oidc, authenticate-cognito or jwt-validation");
        }
    }
}
