package dev.banyan.aws.cloudwatch.protocol;

import dev.banyan.aws.query.Caller;
import dev.banyan.aws.wire.AwsException;

/** An action of the API, whatever the protocol. */
@FunctionalInterface
public interface Action {

    /**
     * Reads all members, without doing anything yet: what is not read is refused before the operation runs.
     *
     * @throws AwsException if a member is outside its rule
     */
    Operation read(Caller caller, Input input);
}
