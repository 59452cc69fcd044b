package dev.banyan.storefront.cart;

/** There is nothing to order. */
final class EmptyCartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmptyCartException() {
        super("The cart is empty.");
    }
}
