package dev.banyan.storefront.orders;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.banyan.storefront.catalog.Money;

/**
 * One product of an order as shown.
 *
 * @param productId the product's number
 * @param name the product's name when it was ordered
 * @param priceCents the price of one item when it was ordered, in cents
 * @param quantity how many were ordered
 */
public record OrderLineView(long productId, String name, long priceCents, int quantity) {

    static OrderLineView of(OrderLine line) {
        return new OrderLineView(line.productId(), line.name(), line.priceCents(), line.quantity());
    }

    /** What this line costs. */
    @JsonIgnore
    public Money sum() {
        return new Money(priceCents).times(quantity);
    }
}
