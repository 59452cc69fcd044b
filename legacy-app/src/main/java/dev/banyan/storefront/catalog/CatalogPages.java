package dev.banyan.storefront.catalog;

import dev.banyan.storefront.web.FormErrors;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.view.RedirectView;

/** The catalogue's pages. */
@Controller
@RequestMapping("/catalog")
class CatalogPages {

    private final Browsing browsing;
    private final Reviews reviews;

    CatalogPages(Browsing browsing, Reviews reviews) {
        this.browsing = browsing;
        this.reviews = reviews;
    }

    @GetMapping
    String browse(
            @Valid BrowseRequest asked,
            @CookieValue(name = ListPreferences.SORT_COOKIE, required = false) @Nullable String sort,
            @CookieValue(name = ListPreferences.VIEW_COOKIE, required = false) @Nullable String view,
            HttpServletResponse response,
            Model model) {
        ListPreferences.remember(asked, response);
        BrowseRequest request = asked.orElse(sort, view);
        model.addAttribute("request", request);
        model.addAttribute("list", browsing.list(request));
        model.addAttribute("categories", browsing.categories());
        model.addAttribute("sorts", ProductSort.values());
        return "catalog/list";
    }

    @GetMapping("/{id:[0-9]{1,9}}")
    String product(@PathVariable long id, Model model) {
        return showProduct(browsing.product(id), ReviewForm.EMPTY, model);
    }

    /** Where products were before; search engines and mails still point there. */
    @GetMapping("/products/{id:[0-9]{1,9}}")
    RedirectView oldLink(@PathVariable long id) {
        RedirectView redirect = new RedirectView("/catalog/" + id, true);
        redirect.setStatusCode(HttpStatus.MOVED_PERMANENTLY);
        return redirect;
    }

    @PostMapping("/{id:[0-9]{1,9}}/reviews")
    Object review(
            @PathVariable long id,
            @Valid ReviewForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response) {
        ProductView product = browsing.product(id);
        if (binding.hasErrors()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("errors", FormErrors.of(binding));
            return showProduct(product, form, model);
        }
        reviews.post(id, form);
        RedirectView redirect = new RedirectView("/catalog/" + id + "?reviewed#reviews", true);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        return redirect;
    }

    private String showProduct(ProductView product, ReviewForm form, Model model) {
        Optional<CategoryView> category = browsing.categories().stream()
                .filter(candidate -> candidate.slug().equals(product.category()))
                .findFirst();
        model.addAttribute("product", product);
        model.addAttribute("category", category.orElseThrow());
        model.addAttribute("reviews", reviews.newest(product.id()));
        model.addAttribute("summary", reviews.summarize(product.id()));
        model.addAttribute("form", form);
        return "catalog/product";
    }
}
