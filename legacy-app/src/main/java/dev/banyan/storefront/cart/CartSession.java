package dev.banyan.storefront.cart;

import dev.banyan.storefront.accounts.CustomerSignedIn;
import dev.banyan.storefront.web.Shopper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Which cart belongs to a visitor: the session holds its number, and how many items are in it. */
@Component
class CartSession {

    private static final String CART = "cart.id";

    private final Carts carts;

    CartSession(Carts carts) {
        this.carts = carts;
    }

    /** The visitor's cart, if one has been opened. */
    Optional<UUID> find(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false)).map(CartSession::number);
    }

    /** The visitor's cart; opened now if there is none. A customer's is there since the sign-in. */
    UUID open(HttpServletRequest request) {
        return find(request).orElseGet(() -> {
            UUID cart = carts.open();
            request.getSession().setAttribute(CART, cart.toString());
            return cart;
        });
    }

    /** Counts again, for the head of the pages. */
    void count(HttpServletRequest request) {
        HttpSession session = request.getSession();
        UUID cart = number(session);
        Shopper.rememberCartItems(session, cart == null ? 0 : carts.items(cart));
    }

    /** A guest who signs in keeps what is in the cart. */
    @EventListener
    void on(CustomerSignedIn signIn) {
        HttpSession session = signIn.session();
        UUID cart = carts.adopt(number(session), signIn.customer().accountId());
        session.setAttribute(CART, cart.toString());
        Shopper.rememberCartItems(session, carts.items(cart));
    }

    private static @Nullable UUID number(HttpSession session) {
        return session.getAttribute(CART) instanceof String number ? UUID.fromString(number) : null;
    }
}
