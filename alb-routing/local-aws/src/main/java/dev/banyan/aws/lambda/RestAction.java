package dev.banyan.aws.lambda;

import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.AwsResponse;
import java.util.concurrent.CompletionStage;

/** An action of the API. */
@FunctionalInterface
interface RestAction {

    /**
     * Answers a call; the stage fails with {@link AwsException} only.
     *
     * @throws AwsException if it is refused at once
     */
    CompletionStage<AwsResponse> answer(RestCall call);
}
