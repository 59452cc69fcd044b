package dev.banyan.storefront.catalog;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The catalogue's entry for other modules: product data and the stock. Safe for use by many threads. */
@Service
public class Catalog {

    private final ProductRepository products;
    private final ApplicationEventPublisher events;

    Catalog(ProductRepository products, ApplicationEventPublisher events) {
        this.products = products;
        this.events = events;
    }

    /** The product with this number, if there is one. */
    @Transactional(readOnly = true)
    public Optional<CatalogItem> find(long productId) {
        return products.findById(productId).map(Product::toItem);
    }

    /** The products with these numbers, by number; numbers of no product are left out. */
    @Transactional(readOnly = true)
    public Map<Long, CatalogItem> findAll(Collection<Long> productIds) {
        return products.findAllById(productIds).stream()
                .map(Product::toItem)
                .collect(Collectors.toMap(CatalogItem::id, Function.identity()));
    }

    /**
     * Takes items out of stock for an order, in the caller's transaction: a rollback puts them back.
     * Callers take several products in the order of their numbers, or two orders may deadlock.
     *
     * @throws OutOfStockException if fewer than {@code quantity} items are left
     * @throws IllegalArgumentException if there is no such product or the quantity is not positive
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CatalogItem take(long productId, int quantity) {
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity: " + quantity + " (expected: >= 1)");
        }
        // One statement decides and takes, so that two buyers cannot both get the last item.
        boolean taken = products.takeFromStock(productId, quantity) == 1;
        CatalogItem item = find(productId)
                .orElseThrow(() -> new IllegalArgumentException("productId: " + productId + " (expected: a product)"));
        if (!taken) {
            throw new OutOfStockException(item, quantity);
        }
        if (item.stock() == 0) {
            events.publishEvent(new ProductSoldOut(productId));
        }
        return item;
    }
}
