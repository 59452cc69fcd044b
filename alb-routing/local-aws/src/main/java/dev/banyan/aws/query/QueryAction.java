package dev.banyan.aws.query;

import dev.banyan.aws.wire.AwsException;

/** An action of an API. */
@FunctionalInterface
public interface QueryAction {

    /**
     * Reads all parameters, without doing anything yet: what is not read is refused before the operation runs.
     *
     * @throws AwsException if a parameter is outside its rule
     */
    QueryOperation read(Caller caller, Members parameters);
}
