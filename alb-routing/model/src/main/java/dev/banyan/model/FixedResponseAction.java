package dev.banyan.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers a request itself.
 *
 * @param statusCode 2XX, 4XX or 5XX
 * @param contentType one of the five types that ELBv2 accepts, or null where none was given
 * @param messageBody up to 1024 characters, empty for none
 */
public record FixedResponseAction(int statusCode, @Nullable String contentType, String messageBody) implements Action {

    private static final Set<String> CONTENT_TYPES =
            Set.of("text/plain", "text/css", "text/html", "application/javascript", "application/json");
    private static final int MAXIMUM_BODY = 1024;

    /** @throws InvalidRoutingException if a part is outside its rule */
    public FixedResponseAction {
        int family = statusCode / 100;
        if (family != 2 && family != 4 && family != 5) {
            throw InvalidRoutingException.validation("1 validation error detected: Value '" + statusCode
                    + "' at 'actions.1.member.fixedResponseConfig.statusCode' failed to satisfy constraint: Member must"
                    + " satisfy regular expression pattern: ^(2|4|5)\\d\\d$");
        }
        if (contentType != null && !CONTENT_TYPES.contains(contentType)) {
            throw new InvalidRoutingException(
                    ErrorCode.INVALID_LOAD_BALANCER_ACTION,
                    "The ContentType must be one of:'text/html', 'application/json', 'application/javascript', 'text/css',"
                            + " 'text/plain'");
        }
        if (messageBody.length() > MAXIMUM_BODY) {
            throw InvalidRoutingException.expected(
                    "messageBody", messageBody.length() + " characters", "up to " + MAXIMUM_BODY);
        }
    }

    @Override
    public String type() {
        return "fixed-response";
    }
}
