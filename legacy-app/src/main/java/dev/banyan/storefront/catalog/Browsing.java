package dev.banyan.storefront.catalog;

import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.web.server.ResponseStatusException;

/** Finds products for the pages and the API. */
@Service
class Browsing {

    /** Divides by 2, 3 and 4, so that the last row of the grid is full. */
    static final int PAGE_SIZE = 24;

    private final ProductRepository products;
    private final CategoryRepository categories;

    Browsing(ProductRepository products, CategoryRepository categories) {
        this.products = products;
        this.categories = categories;
    }

    ProductPage list(BrowseRequest request) {
        PageRequest slice = PageRequest.of(
                request.pageNumber() - 1, PAGE_SIZE, request.order().sort());
        Page<Product> page = products.findAll(ProductSearch.matching(request), slice);
        List<ProductView> items = page.map(ProductView::of).getContent();
        return new ProductPage(items, request.pageNumber(), PAGE_SIZE, page.getTotalPages(), page.getTotalElements());
    }

    List<ProductView> all() {
        return products.findAll(ProductSort.FEATURED.sort()).stream()
                .map(ProductView::of)
                .toList();
    }

    /** @throws ResponseStatusException 404 if there is no such product */
    ProductView product(long id) {
        return products.findById(id)
                .map(ProductView::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No product " + id));
    }

    List<CategoryView> categories() {
        return categories.listWithCounts();
    }
}
