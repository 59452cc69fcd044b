package dev.banyan.storefront.cart;

import dev.banyan.storefront.catalog.OutOfStockException;
import dev.banyan.storefront.orders.Delivery;
import dev.banyan.storefront.orders.OrderView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Orders what is in the cart, by JSON. */
@RestController
class CheckoutApi {

    private final Checkout checkout;

    CheckoutApi(Checkout checkout) {
        this.checkout = checkout;
    }

    @PostMapping(path = "/api/orders", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<OrderView> order(@Valid @RequestBody Delivery delivery, HttpServletRequest request) {
        OrderView order = checkout.order(delivery, request);
        return ResponseEntity.created(URI.create("/api/orders/" + order.number()))
                .body(order);
    }

    @ExceptionHandler
    ProblemDetail refuse(OutOfStockException e) {
        ProblemDetail problem = conflict(e);
        problem.setProperty("productId", e.productId());
        problem.setProperty("left", e.left());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail refuse(EmptyCartException e) {
        return conflict(e);
    }

    private static ProblemDetail conflict(RuntimeException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
    }
}
