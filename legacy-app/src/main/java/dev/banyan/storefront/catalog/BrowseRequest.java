package dev.banyan.storefront.catalog;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor asks of the list of products; everything may be missing.
 *
 * @param q words that the product must have, all of them
 * @param category the slug of a category
 * @param sort the key of a {@link ProductSort}
 * @param view how the page shows the list
 * @param page the number of the page, from 1
 */
record BrowseRequest(
        @Nullable @Size(max = 100) String q,
        @Nullable @Size(max = 40) String category,

        @Nullable @Pattern(regexp = "featured|name|price-asc|price-desc|newest")
        String sort,

        @Nullable @Pattern(regexp = "grid|list") String view,
        @Nullable @Min(1) @Max(10_000) Integer page) {

    static final String DEFAULT_VIEW = "grid";

    /** The text to search for, in lower case; empty for everything. */
    public String words() {
        return q == null ? "" : q.strip().toLowerCase(Locale.ROOT);
    }

    Optional<String> categorySlug() {
        return Optional.ofNullable(category).filter(slug -> !slug.isBlank());
    }

    int pageNumber() {
        return page == null ? 1 : page;
    }

    public ProductSort order() {
        return Optional.ofNullable(sort).flatMap(ProductSort::of).orElse(ProductSort.FEATURED);
    }

    /** This request with what an earlier visit chose where this one says nothing. */
    BrowseRequest orElse(@Nullable String rememberedSort, @Nullable String rememberedView) {
        String newSort = sort == null && rememberedSort != null ? rememberedSort : sort;
        String newView = view == null ? rememberedView : view;
        return new BrowseRequest(q, category, newSort, "list".equals(newView) ? newView : DEFAULT_VIEW, page);
    }
}
