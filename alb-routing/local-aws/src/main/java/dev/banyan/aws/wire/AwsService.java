package dev.banyan.aws.wire;

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
}
