package dev.banyan.storefront.cart;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A cart was asked to hold something that the catalogue does not have. */
@ResponseStatus(HttpStatus.NOT_FOUND)
final class UnknownProductException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownProductException(long productId) {
        super("productId: " + productId + " (expected: a product)");
    }
}
