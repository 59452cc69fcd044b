package dev.banyan.storefront.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A review as shown. */
record ReviewView(long id, long productId, String author, int rating, String text, Instant postedAt) {

    /** The day of the review for people. */
    public LocalDate day() {
        return LocalDate.ofInstant(postedAt, ZoneOffset.UTC);
    }
}
