package dev.banyan.storefront.orders;

import jakarta.persistence.Embeddable;

/** One product of an order, as it was when the order was placed. */
@Embeddable
record OrderLine(long productId, String name, long priceCents, int quantity) {}
