package dev.banyan.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.storefront.catalog.OutOfStockException;
import dev.banyan.storefront.catalog.ProductSoldOut;
import dev.banyan.storefront.orders.Delivery;
import dev.banyan.storefront.orders.OrderItem;
import dev.banyan.storefront.orders.OrderPlaced;
import dev.banyan.storefront.orders.OrderView;
import dev.banyan.storefront.orders.Orders;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@StorefrontTest
@RecordApplicationEvents
final class EventsTest {

    private static final Delivery DELIVERY = new Delivery("Ada", "Via Po 1", "10123", "Turin");

    @Autowired
    private Orders orders;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private ApplicationEvents events;

    @Test
    void order_ofTheLastItems_tellsBoth() {
        database.update("update catalog_product set stock = 2 where id = 110");

        OrderView order = orders.place(7_000_001, DELIVERY, List.of(new OrderItem(110, 2)));

        assertThat(events.stream(ProductSoldOut.class)).containsExactly(new ProductSoldOut(110));
        assertThat(events.stream(OrderPlaced.class))
                .containsExactly(new OrderPlaced(order.number(), 7_000_001, order.totalCents()));
    }

    @Test
    void order_refused_tellsNothing() {
        database.update("update catalog_product set stock = 0 where id = 111");

        assertThatThrownBy(() -> orders.place(7_000_001, DELIVERY, List.of(new OrderItem(111, 1))))
                .isInstanceOf(OutOfStockException.class)
                .hasMessageEndingWith("is sold out.");
        assertThat(events.stream(OrderPlaced.class)).isEmpty();
    }

    @Test
    void order_ofNothing_isRefused() {
        assertThatThrownBy(() -> orders.place(7_000_001, DELIVERY, List.of()))
                .hasMessage("items: [] (expected: at least one)");
    }
}
