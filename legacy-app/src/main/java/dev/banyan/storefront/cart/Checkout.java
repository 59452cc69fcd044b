package dev.banyan.storefront.cart;

import dev.banyan.storefront.accounts.Accounts;
import dev.banyan.storefront.accounts.Customer;
import dev.banyan.storefront.catalog.OutOfStockException;
import dev.banyan.storefront.orders.Delivery;
import dev.banyan.storefront.orders.OrderItem;
import dev.banyan.storefront.orders.OrderView;
import dev.banyan.storefront.orders.Orders;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/** Turns the cart of a signed-in customer into an order, for the pages and the API. */
@Component
class Checkout {

    private final Accounts accounts;
    private final CartSession session;
    private final Carts carts;
    private final Orders orders;

    Checkout(Accounts accounts, CartSession session, Carts carts, Orders orders) {
        this.accounts = accounts;
        this.session = session;
        this.carts = carts;
        this.orders = orders;
    }

    Customer customer(HttpServletRequest request) {
        return accounts.find(request.getUserPrincipal())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.UNAUTHORIZED));
    }

    CartView cart(HttpServletRequest request) {
        return session.find(request).map(carts::view).orElse(CartView.EMPTY);
    }

    /**
     * Orders everything in the cart.
     *
     * @throws EmptyCartException if there is nothing in it
     * @throws OutOfStockException if fewer of a product are left; the cart stays as it is
     */
    @Transactional
    OrderView order(Delivery delivery, HttpServletRequest request) {
        session.find(request).ifPresent(carts::hold);
        List<OrderItem> items = cart(request).lines().stream()
                .map(line -> new OrderItem(line.productId(), line.quantity()))
                .toList();
        if (items.isEmpty()) {
            throw new EmptyCartException();
        }
        OrderView order = orders.place(customer(request).accountId(), delivery, items);
        session.count(request);
        return order;
    }
}
