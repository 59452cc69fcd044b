package dev.banyan.storefront.catalog;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.domain.Sort.Order;

/** The orders a list of products can have. */
enum ProductSort {
    FEATURED("featured", "Featured", "id", Direction.ASC),
    NAME("name", "Name", "name", Direction.ASC),
    PRICE_UP("price-asc", "Price, low to high", "priceCents", Direction.ASC),
    PRICE_DOWN("price-desc", "Price, high to low", "priceCents", Direction.DESC),
    NEWEST("newest", "Newest", "addedOn", Direction.DESC);

    private final String key;
    private final String label;
    private final String property;
    private final Direction direction;

    ProductSort(String key, String label, String property, Direction direction) {
        this.key = key;
        this.label = label;
        this.property = property;
        this.direction = direction;
    }

    static Optional<ProductSort> of(String key) {
        return Arrays.stream(values()).filter(sort -> sort.key.equals(key)).findFirst();
    }

    /** The name of this order in links and cookies. */
    public String key() {
        return key;
    }

    /** The name of this order for people. */
    public String label() {
        return label;
    }

    /** The order itself; equal products stand in the order of their numbers, so that pages never overlap. */
    Sort sort() {
        return Sort.by(new Order(direction, property), Order.asc("id"));
    }
}
