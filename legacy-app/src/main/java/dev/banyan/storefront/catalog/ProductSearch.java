package dev.banyan.storefront.catalog;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.jpa.domain.Specification;

/** Turns a {@link BrowseRequest} into a condition on products. */
final class ProductSearch {

    private static final char ESCAPE = '\\';

    private ProductSearch() {}

    static Specification<Product> matching(BrowseRequest request) {
        return (product, query, builder) -> {
            List<Predicate> conditions = new ArrayList<>();
            request.categorySlug().ifPresent(slug -> conditions.add(builder.equal(product.get("category"), slug)));
            for (String word : request.words().split("\\s+", -1)) {
                if (!word.isEmpty()) {
                    conditions.add(contains(product, word, builder));
                }
            }
            return builder.and(conditions.toArray(Predicate[]::new));
        };
    }

    private static Predicate contains(Root<Product> product, String word, CriteriaBuilder builder) {
        Expression<String> text =
                builder.concat(builder.concat(product.<String>get("name"), " "), product.<String>get("description"));
        return builder.like(builder.lower(text), "%" + escape(word) + "%", ESCAPE);
    }

    /** A visitor's {@code %} or {@code _} means itself. */
    private static String escape(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
