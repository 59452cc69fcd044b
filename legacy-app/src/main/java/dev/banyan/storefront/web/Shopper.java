package dev.banyan.storefront.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * What the head of each page tells about the visitor. It comes from the session alone, in types of
 * the JDK alone: a process that holds only one of the modules shows the same head.
 *
 * @param name the name of the signed-in customer, or null for a guest
 * @param cartItems how many items the visitor's cart holds
 */
public record Shopper(@Nullable String name, int cartItems) {

    private static final String NAME = "shopper.name";
    private static final String CART_ITEMS = "shopper.cart-items";
    private static final Shopper GUEST = new Shopper(null, 0);

    /** The visitor who sent {@code request}; never starts a session. */
    public static Shopper of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return GUEST;
        }
        Principal principal = request.getUserPrincipal();
        String name = principal == null ? null : (String) session.getAttribute(NAME);
        return new Shopper(name, session.getAttribute(CART_ITEMS) instanceof Integer items ? items : 0);
    }

    /** Notes the name of the customer who has just signed in. */
    public static void rememberName(HttpSession session, String name) {
        session.setAttribute(NAME, name);
    }

    /** Notes how many items the visitor's cart holds now. */
    public static void rememberCartItems(HttpSession session, int items) {
        session.setAttribute(CART_ITEMS, items);
    }
}
