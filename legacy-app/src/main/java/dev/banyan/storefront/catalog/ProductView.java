package dev.banyan.storefront.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;

/** A product as lists, pages and the API show it. */
record ProductView(
        long id,
        String name,
        String category,
        String maker,
        String description,
        long priceCents,
        String currency,
        int stock,
        LocalDate addedOn) {

    static ProductView of(Product product) {
        return new ProductView(
                product.id(),
                product.name(),
                product.category(),
                product.maker(),
                product.description(),
                product.price().cents(),
                Money.CURRENCY,
                product.stock(),
                product.addedOn());
    }

    /** Where the product's picture is. */
    @JsonProperty("picture")
    public String picture() {
        return "/catalog/" + id + "/picture";
    }

    @JsonIgnore
    public Money price() {
        return new Money(priceCents);
    }
}
