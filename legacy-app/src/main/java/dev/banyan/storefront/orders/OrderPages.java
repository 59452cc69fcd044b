package dev.banyan.storefront.orders;

import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The pages with the customer's orders. */
@Controller
@RequestMapping("/orders")
class OrderPages {

    private final OrderHistory history;

    OrderPages(OrderHistory history) {
        this.history = history;
    }

    @GetMapping
    String list(Principal principal, Model model) {
        model.addAttribute("orders", history.of(principal));
        return "orders/list";
    }

    @GetMapping("/{number:[0-9]{1,18}}")
    String order(@PathVariable long number, Principal principal, Model model) {
        model.addAttribute("order", history.one(number, principal));
        return "orders/order";
    }
}
