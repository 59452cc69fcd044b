package dev.banyan.local;

import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.AwsRequest;
import dev.banyan.aws.wire.AwsResponse;
import dev.banyan.aws.wire.AwsService;
import java.util.Map;

/**
 * Forgets what the endpoint was told, under {@code POST /_banyan/reset}.
 *
 * @param allowed whether it may
 * @param reset forgets it
 */
record ResetPage(boolean allowed, Runnable reset) implements AwsService {

    @Override
    public boolean accepts(AwsRequest request) {
        return request.path().equals("/_banyan/reset") && request.method().equals("POST");
    }

    @Override
    public AwsResponse answer(AwsRequest request) {
        if (!allowed) {
            throw new AwsException(
                    403, "AccessDenied", "reset: closed (expected: an endpoint that was started with --allow-reset)");
        }
        reset.run();
        return new AwsResponse(204, Map.of(), new byte[0]);
    }
}
