package dev.banyan.storefront.orders;

import dev.banyan.storefront.catalog.Catalog;
import dev.banyan.storefront.catalog.CatalogItem;
import dev.banyan.storefront.catalog.OutOfStockException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The orders' entry for other modules. Safe for use by many threads. */
@Service
public class Orders {

    private final Catalog catalog;
    private final OrderRepository orders;
    private final ApplicationEventPublisher events;
    private final Clock clock = Clock.systemUTC();

    Orders(Catalog catalog, OrderRepository orders, ApplicationEventPublisher events) {
        this.catalog = catalog;
        this.orders = orders;
        this.events = events;
    }

    /**
     * Places an order: takes every item out of stock, or, when one is missing, none.
     *
     * @throws OutOfStockException if fewer items than wanted are left; nothing has changed then
     * @throws IllegalArgumentException if there are no items
     */
    @Transactional
    public OrderView place(long accountId, Delivery delivery, List<OrderItem> items) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("items: [] (expected: at least one)");
        }
        // In one order for everybody, so that two orders for the same two products never wait for each other.
        List<OrderLine> lines = items.stream()
                .sorted(Comparator.comparingLong(OrderItem::productId))
                .map(this::take)
                .toList();
        Order order = new Order(accountId, delivery, lines, clock.instant().truncatedTo(ChronoUnit.MICROS));
        OrderView placed = orders.save(order).toView();
        events.publishEvent(new OrderPlaced(placed.number(), accountId, placed.totalCents()));
        return placed;
    }

    private OrderLine take(OrderItem item) {
        CatalogItem taken = catalog.take(item.productId(), item.quantity());
        return new OrderLine(taken.id(), taken.name(), taken.price().cents(), item.quantity());
    }

    @Transactional(readOnly = true)
    List<OrderView> history(long accountId) {
        return orders.findFirst50ByAccountIdOrderByPlacedAtDescIdDesc(accountId).stream()
                .map(Order::toView)
                .toList();
    }

    @Transactional(readOnly = true)
    Optional<OrderView> find(long number, long accountId) {
        return orders.findByIdAndAccountId(number, accountId).map(Order::toView);
    }
}
