package dev.banyan.storefront.cart;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.banyan.storefront.catalog.Money;
import java.util.List;

/** A cart as pages and the API show it. */
record CartView(List<CartLineView> lines, String currency) {

    static final CartView EMPTY = new CartView(List.of(), Money.CURRENCY);

    @JsonProperty("items")
    public int items() {
        return lines.stream().mapToInt(CartLineView::quantity).sum();
    }

    @JsonProperty("totalCents")
    public long totalCents() {
        return total().cents();
    }

    @JsonIgnore
    public Money total() {
        return lines.stream().map(CartLineView::sum).reduce(new Money(0), Money::plus);
    }
}
