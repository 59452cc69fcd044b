package dev.banyan.alb.lambda;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a function answered.
 *
 * @param status 200 to 599
 * @param reason the reason phrase, or null where the function gave none
 * @param headers the headers that count in the group's header mode, with their values
 * @param body the body, decoded
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; a copy of up to 1 MB per request would cost too much.
public record LambdaResponse(int status, @Nullable String reason, Map<String, List<String>> headers, byte[] body) {}
