package dev.banyan.aws.elbv2;

import dev.banyan.model.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The actions of a request.
 *
 * @param actions the actions in their order
 * @param authentication the settings of the authentication among them, or null
 */
record ParsedActions(List<Action> actions, @Nullable AuthenticationConfig authentication) {}
