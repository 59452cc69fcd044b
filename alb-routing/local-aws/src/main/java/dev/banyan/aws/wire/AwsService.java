package dev.banyan.aws.wire;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One of AWS's services. Safe for use by several threads; may block. */
public interface AwsService {

    /** Returns whether a request is for this service. */
    boolean accepts(AwsRequest request);

    /**
     * Answers a request, refusals included.
     *
     * @throws AwsException for a refusal whose form is the general one
     */
    AwsResponse answer(AwsRequest request);

    /**
     * Answers a request that may take long without holding the calling thread, of which there are few.
     *
     * @return the answer; fails as {@link #answer} does
     */
    default CompletionStage<AwsResponse> answerLater(AwsRequest request) {
        return CompletableFuture.completedFuture(answer(request));
    }

    /** Returns whether this service takes bodies of a request target that are larger than usual. */
    default boolean takesLargeBodies(String target) {
        return false;
    }
}
