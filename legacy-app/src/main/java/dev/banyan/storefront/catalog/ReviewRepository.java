package dev.banyan.storefront.catalog;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads and stores reviews. */
interface ReviewRepository extends Repository<Review, Long> {

    /** The newest reviews of a product, newest first. */
    List<Review> findFirst50ByProductIdOrderByPostedAtDescIdDesc(long productId);

    @Query("""
            select new dev.banyan.storefront.catalog.ReviewSummary(count(r), avg(r.rating))
            from Review r where r.productId = :productId
            """)
    ReviewSummary summarize(long productId);

    Review save(Review review);
}
