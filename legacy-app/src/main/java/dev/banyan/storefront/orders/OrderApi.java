package dev.banyan.storefront.orders;

import java.security.Principal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The customer's orders as JSON. */
@RestController
@RequestMapping("/api/orders")
class OrderApi {

    private final OrderHistory history;

    OrderApi(OrderHistory history) {
        this.history = history;
    }

    @GetMapping
    List<OrderView> list(Principal principal) {
        return history.of(principal);
    }

    @GetMapping("/{number:[0-9]{1,18}}")
    OrderView order(@PathVariable long number, Principal principal) {
        return history.one(number, principal);
    }
}
