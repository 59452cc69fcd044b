package dev.banyan.storefront.cart;

import dev.banyan.storefront.catalog.Catalog;
import dev.banyan.storefront.catalog.CatalogItem;
import dev.banyan.storefront.catalog.Money;
import dev.banyan.storefront.orders.OrderPlaced;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The carts' entry for other modules. Safe for use by many threads. */
@Service
public class Carts {

    private final CartRepository carts;
    private final Catalog catalog;
    private final ApplicationEventPublisher events;
    private final Clock clock = Clock.systemUTC();

    Carts(CartRepository carts, Catalog catalog, ApplicationEventPublisher events) {
        this.carts = carts;
        this.catalog = catalog;
        this.events = events;
    }

    /** How many items a cart holds; 0 if there is no such cart. */
    @Transactional(readOnly = true)
    public int items(UUID cartId) {
        return carts.findById(cartId).map(Cart::items).orElse(0);
    }

    @Transactional(readOnly = true)
    CartView view(UUID cartId) {
        Map<Long, Integer> quantities =
                carts.findById(cartId).map(Cart::quantities).orElse(Map.of());
        List<CartLineView> lines = catalog.findAll(quantities.keySet()).values().stream()
                .map(item -> line(item, quantities.getOrDefault(item.id(), 0)))
                .sorted(Comparator.comparingLong(CartLineView::productId))
                .toList();
        return new CartView(lines, Money.CURRENCY);
    }

    /** Opens an empty cart for a guest. */
    @Transactional
    UUID open() {
        return carts.save(new Cart(clock.instant())).getId();
    }

    /** Keeps others from changing a cart until the caller's transaction ends, so that it is ordered once. */
    @Transactional(propagation = Propagation.MANDATORY)
    void hold(UUID cartId) {
        locked(cartId);
    }

    /** @throws UnknownProductException if the catalogue has no such product */
    @Transactional
    void add(UUID cartId, long productId, int quantity) {
        requireProduct(productId);
        Cart cart = locked(cartId);
        cart.add(productId, quantity);
        publish(cart);
    }

    /** Sets how many of a product the cart holds; 0 takes the product out. */
    @Transactional
    void set(UUID cartId, long productId, int quantity) {
        if (quantity > 0) {
            requireProduct(productId);
        }
        Cart cart = locked(cartId);
        cart.set(productId, quantity);
        publish(cart);
    }

    /**
     * Makes a guest's cart the customer's. If the customer has one from before, the guest's goes into
     * it; without any, an empty one is opened, so that a customer always has exactly one.
     */
    @Transactional
    UUID adopt(@Nullable UUID guestCartId, long accountId) {
        Optional<Cart> guests =
                Optional.ofNullable(guestCartId).flatMap(carts::findLockedById).filter(Cart::isGuests);
        Optional<Cart> own = carts.findByAccountId(accountId);
        if (own.isEmpty()) {
            Cart cart = guests.orElseGet(() -> carts.save(new Cart(clock.instant())));
            cart.giveTo(accountId);
            return cart.getId();
        }
        guests.ifPresent(cart -> merge(cart, locked(own.get().getId())));
        return own.get().getId();
    }

    private void merge(Cart guests, Cart kept) {
        guests.quantities().forEach(kept::add);
        carts.delete(guests);
        publish(kept);
    }

    /** What has been ordered is no longer in the cart, in the same transaction. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(OrderPlaced order) {
        carts.findByAccountId(order.accountId()).ifPresent(cart -> {
            cart.empty();
            publish(cart);
        });
    }

    private void requireProduct(long productId) {
        if (catalog.find(productId).isEmpty()) {
            throw new UnknownProductException(productId);
        }
    }

    private Cart locked(UUID cartId) {
        return carts.findLockedById(cartId)
                .orElseThrow(() -> new IllegalArgumentException("cartId: " + cartId + " (expected: an open cart)"));
    }

    private void publish(Cart cart) {
        events.publishEvent(new CartChanged(cart.getId(), cart.items()));
    }

    private static CartLineView line(CatalogItem item, int quantity) {
        return new CartLineView(item.id(), item.name(), item.price().cents(), quantity, item.stock());
    }
}
