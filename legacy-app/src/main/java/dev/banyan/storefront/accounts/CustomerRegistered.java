package dev.banyan.storefront.accounts;

/**
 * A new account exists. Published inside the transaction that stores it.
 *
 * @param customer the new customer
 */
public record CustomerRegistered(Customer customer) {}
