package dev.banyan.storefront.orders;

/**
 * What to order of one product.
 *
 * @param productId the product's number
 * @param quantity how many, at least 1
 */
public record OrderItem(long productId, int quantity) {}
