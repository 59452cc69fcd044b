package dev.banyan.storefront.cart;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** How many of which product, as a visitor sends it; the fields may be null until validated. */
record CartItemForm(
        @NotNull Long productId,
        @NotNull @Min(0) @Max(Cart.MOST_OF_ONE) Integer quantity) {}
