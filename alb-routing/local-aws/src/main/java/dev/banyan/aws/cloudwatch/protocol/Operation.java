package dev.banyan.aws.cloudwatch.protocol;

import dev.banyan.aws.wire.AwsException;
import org.jspecify.annotations.Nullable;

/** What an action does, once its members are read. */
@FunctionalInterface
public interface Operation {

    /**
     * Does it.
     *
     * @return the answer, or null where the API has none for this action
     * @throws AwsException if the operation is refused
     */
    @Nullable
    Structure run();
}
