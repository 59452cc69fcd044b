package dev.banyan.aws.query;

/**
 * For whom a request is answered.
 *
 * @param region the region that the request is signed for
 * @param account the account of the endpoint, 12 digits
 */
public record Caller(String region, String account) {}
