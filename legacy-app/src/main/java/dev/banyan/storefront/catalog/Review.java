package dev.banyan.storefront.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A visitor's opinion of a product as stored. */
@Entity
@Table(name = "catalog_review")
class Review {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long productId;
    private String author;
    private int rating;
    private String text;
    private Instant postedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields after this constructor.
    protected Review() {}

    Review(long productId, ReviewForm form, Instant postedAt) {
        this.productId = productId;
        this.author = form.author().strip();
        this.rating = form.rating();
        this.text = form.text().strip();
        this.postedAt = postedAt;
    }

    ReviewView toView() {
        if (id == null) {
            throw new IllegalStateException("id: null (expected: a stored review)");
        }
        return new ReviewView(id, productId, author, rating, text, postedAt);
    }
}
