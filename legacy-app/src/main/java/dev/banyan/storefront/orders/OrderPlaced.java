package dev.banyan.storefront.orders;

/**
 * A customer has ordered. Published inside the transaction of the order: a listener that fails
 * undoes the order.
 *
 * @param orderNumber the order's number
 * @param accountId the customer's account
 * @param totalCents what the customer owes, in cents
 */
public record OrderPlaced(long orderNumber, long accountId, long totalCents) {}
