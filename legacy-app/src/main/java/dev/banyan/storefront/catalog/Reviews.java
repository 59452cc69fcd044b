package dev.banyan.storefront.catalog;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reviews of products. */
@Service
class Reviews {

    private final ReviewRepository reviews;
    private final ApplicationEventPublisher events;
    private final Clock clock = Clock.systemUTC();

    Reviews(ReviewRepository reviews, ApplicationEventPublisher events) {
        this.reviews = reviews;
        this.events = events;
    }

    List<ReviewView> newest(long productId) {
        return reviews.findFirst50ByProductIdOrderByPostedAtDescIdDesc(productId).stream()
                .map(Review::toView)
                .toList();
    }

    ReviewSummary summarize(long productId) {
        return reviews.summarize(productId);
    }

    /** Stores a valid review of a product that exists. */
    @Transactional
    ReviewView post(long productId, ReviewForm form) {
        // The database keeps microseconds; the answer must not promise more.
        Review review = new Review(productId, form, clock.instant().truncatedTo(ChronoUnit.MICROS));
        ReviewView view = reviews.save(review).toView();
        events.publishEvent(new ReviewPosted(productId, view.rating()));
        return view;
    }
}
