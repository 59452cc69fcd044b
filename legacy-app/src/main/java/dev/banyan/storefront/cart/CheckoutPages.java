package dev.banyan.storefront.cart;

import dev.banyan.storefront.catalog.OutOfStockException;
import dev.banyan.storefront.orders.Delivery;
import dev.banyan.storefront.web.FormErrors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page on which a customer orders. */
@Controller
@RequestMapping("/checkout")
class CheckoutPages {

    private final Checkout checkout;

    CheckoutPages(Checkout checkout) {
        this.checkout = checkout;
    }

    @GetMapping
    String show(HttpServletRequest request, Model model) {
        Delivery delivery = new Delivery(checkout.customer(request).name(), "", "", "");
        return page(delivery, request, model);
    }

    @PostMapping
    String order(
            @Valid Delivery delivery,
            BindingResult binding,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (binding.hasErrors()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("errors", FormErrors.of(binding));
            return page(delivery, request, model);
        }
        try {
            return "redirect:/orders/" + checkout.order(delivery, request).number() + "?placed";
        } catch (OutOfStockException e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("refusal", e.getMessage());
            return page(delivery, request, model);
        } catch (EmptyCartException e) {
            return "redirect:/cart";
        }
    }

    private String page(Delivery delivery, HttpServletRequest request, Model model) {
        CartView cart = checkout.cart(request);
        model.addAttribute("cart", cart);
        model.addAttribute("delivery", delivery);
        return cart.lines().isEmpty() ? "redirect:/cart" : "cart/checkout";
    }
}
