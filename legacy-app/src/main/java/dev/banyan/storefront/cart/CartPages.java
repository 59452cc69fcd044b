package dev.banyan.storefront.cart;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page of the cart and its forms. */
@Controller
@RequestMapping("/cart")
class CartPages {

    private final Carts carts;
    private final CartSession session;

    CartPages(Carts carts, CartSession session) {
        this.carts = carts;
        this.session = session;
    }

    @GetMapping
    String show(HttpServletRequest request, Model model) {
        model.addAttribute("cart", session.find(request).map(carts::view).orElse(CartView.EMPTY));
        return "cart/cart";
    }

    @PostMapping
    String add(@Valid CartItemForm form, HttpServletRequest request) {
        UUID cart = session.open(request);
        carts.add(cart, form.productId(), Math.max(1, form.quantity()));
        session.count(request);
        return "redirect:/cart";
    }

    @PostMapping("/lines")
    String change(@Valid CartItemForm form, HttpServletRequest request) {
        UUID cart = session.open(request);
        carts.set(cart, form.productId(), form.quantity());
        session.count(request);
        return "redirect:/cart";
    }
}
