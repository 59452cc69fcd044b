package dev.banyan.aws.lambda;

import dev.banyan.aws.wire.AwsException;

/** The refusals of Lambda, by their codes. */
final class Refusals {

    private Refusals() {}

    static AwsException invalid(String message) {
        return AwsException.of("InvalidParameterValueException", message);
    }

    /** A value that does not fit the API's description of its member. */
    static AwsException constraint(String value, String member, String rule) {
        return AwsException.of(
                "ValidationException",
                "1 validation error detected: Value " + value + " at '" + member + "' failed to satisfy constraint: "
                        + rule);
    }

    static AwsException notFound(String message) {
        return new AwsException(404, "ResourceNotFoundException", message);
    }

    static AwsException conflict(String message) {
        return new AwsException(409, "ResourceConflictException", message);
    }

    static AwsException precondition(String message) {
        return new AwsException(412, "PreconditionFailedException", message);
    }

    static AwsException notImplemented(String action, String detail) {
        return new AwsException(
                501, "NotImplemented", "lambda " + action + detail + " is not implemented by this endpoint");
    }
}
