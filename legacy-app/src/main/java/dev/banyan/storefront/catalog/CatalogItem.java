package dev.banyan.storefront.catalog;

/**
 * What other modules know of a product.
 *
 * @param id the product's number
 * @param name the product's full name
 * @param price the price of one item
 * @param stock how many items can be sold now
 */
public record CatalogItem(long id, String name, Money price, int stock) {}
