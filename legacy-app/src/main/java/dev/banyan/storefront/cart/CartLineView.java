package dev.banyan.storefront.cart;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.banyan.storefront.catalog.Money;

/** One product of a cart as shown, at today's price. */
record CartLineView(long productId, String name, long priceCents, int quantity, int stock) {

    @JsonIgnore
    public Money price() {
        return new Money(priceCents);
    }

    @JsonIgnore
    public Money sum() {
        return price().times(quantity);
    }

    /** Whether fewer are left than the cart holds. */
    @JsonIgnore
    public boolean isShort() {
        return stock < quantity;
    }
}
