package dev.banyan.storefront.accounts;

/**
 * A registered customer.
 *
 * @param accountId the number of the account
 * @param email the address that the customer signs in with, in lower case
 * @param name how the customer wants to be called
 */
public record Customer(long accountId, String email, String name) {}
