package dev.banyan.storefront.cart;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The visitor's cart as JSON. */
@RestController
@RequestMapping("/api/cart")
class CartApi {

    private final Carts carts;
    private final CartSession session;

    CartApi(Carts carts, CartSession session) {
        this.carts = carts;
        this.session = session;
    }

    @GetMapping
    CartView show(HttpServletRequest request) {
        return session.find(request).map(carts::view).orElse(CartView.EMPTY);
    }

    @PostMapping(path = "/lines", consumes = MediaType.APPLICATION_JSON_VALUE)
    CartView add(@Valid @RequestBody CartItemForm form, HttpServletRequest request) {
        UUID cart = session.open(request);
        carts.add(cart, form.productId(), Math.max(1, form.quantity()));
        session.count(request);
        return carts.view(cart);
    }

    @PutMapping(path = "/lines", consumes = MediaType.APPLICATION_JSON_VALUE)
    CartView change(@Valid @RequestBody CartItemForm form, HttpServletRequest request) {
        UUID cart = session.open(request);
        carts.set(cart, form.productId(), form.quantity());
        session.count(request);
        return carts.view(cart);
    }

    @DeleteMapping("/lines/{productId:[0-9]{1,9}}")
    CartView remove(@PathVariable long productId, HttpServletRequest request) {
        UUID cart = session.open(request);
        carts.set(cart, productId, 0);
        session.count(request);
        return carts.view(cart);
    }
}
