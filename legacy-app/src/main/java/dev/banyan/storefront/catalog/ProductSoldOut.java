package dev.banyan.storefront.catalog;

/**
 * The last item of a product has been sold. Published inside the transaction of the sale.
 *
 * @param productId the product's number
 */
public record ProductSoldOut(long productId) {}
