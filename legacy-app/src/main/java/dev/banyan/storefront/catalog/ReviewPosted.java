package dev.banyan.storefront.catalog;

/**
 * A visitor has reviewed a product. Published inside the transaction that stores the review.
 *
 * @param productId the product's number
 * @param rating 1 to 5
 */
public record ReviewPosted(long productId, int rating) {}
