package dev.banyan.aws.cloudwatch.protocol;

import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.AwsRequest;
import dev.banyan.aws.wire.AwsResponse;
import org.jspecify.annotations.Nullable;

/** A protocol: how requests are read, and answers and refusals written. Safe for use by several threads. */
interface Codec {

    /** Returns the name of the action that a request of this protocol asks for, or an empty text. */
    String action(AwsRequest request);

    /**
     * Returns the members of a request.
     *
     * @throws AwsException if the body is not of this protocol
     */
    Input read(AwsRequest request);

    AwsResponse write(String action, @Nullable Structure result, String requestId);

    AwsResponse refuse(AwsException refusal, String requestId);
}
