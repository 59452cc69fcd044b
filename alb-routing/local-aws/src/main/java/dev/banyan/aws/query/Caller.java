package dev.banyan.aws.query;

/**
 * For whom a request is answered.
 *
 * @param region the region that the request is signed for
 * @param account the account of the endpoint, 12 digits
 */
public record Caller(String region, String account) {

    /** Returns the partition of the region, as ARNs name it. */
    public String partition() {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
