package dev.banyan.storefront.orders;

import dev.banyan.storefront.catalog.Money;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as stored; never changed. */
@Entity
@Table(name = "orders_order")
class Order {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "orders_number")
    @SequenceGenerator(name = "orders_number", sequenceName = "orders_number", allocationSize = 1)
    private @Nullable Long id;

    @SuppressWarnings("UnusedVariable") // Only queries read it.
    private long accountId;

    private Instant placedAt;

    @Embedded
    private Delivery delivery;

    private long totalCents;

    @ElementCollection
    @CollectionTable(name = "orders_line", joinColumns = @JoinColumn(name = "order_id"))
    private List<OrderLine> lines;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields after this constructor.
    protected Order() {}

    Order(long accountId, Delivery delivery, List<OrderLine> lines, Instant placedAt) {
        this.accountId = accountId;
        this.delivery = delivery;
        this.lines = new ArrayList<>(lines);
        this.placedAt = placedAt;
        this.totalCents = lines.stream()
                .map(line -> new Money(line.priceCents()).times(line.quantity()))
                .reduce(new Money(0), Money::plus)
                .cents();
    }

    OrderView toView() {
        if (id == null) {
            throw new IllegalStateException("id: null (expected: a stored order)");
        }
        List<OrderLineView> views = lines.stream()
                .sorted(Comparator.comparingLong(OrderLine::productId))
                .map(OrderLineView::of)
                .toList();
        return new OrderView(id, placedAt, delivery, views, totalCents, Money.CURRENCY);
    }
}
