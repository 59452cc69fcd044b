package dev.banyan.aws.query;

import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.XmlWriter;

/** What an action does, once its parameters are read. */
@FunctionalInterface
public interface QueryOperation {

    /**
     * Does it.
     *
     * @param result takes the members of the answer
     * @throws AwsException if the operation is refused
     */
    void run(XmlWriter result);
}
