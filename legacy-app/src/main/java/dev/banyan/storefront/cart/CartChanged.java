package dev.banyan.storefront.cart;

import java.util.UUID;

/**
 * The contents of a cart are different now. Published inside the transaction of the change.
 *
 * @param cartId the cart's number
 * @param items how many items it holds now
 */
public record CartChanged(UUID cartId, int items) {}
