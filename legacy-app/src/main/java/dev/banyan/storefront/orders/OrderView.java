package dev.banyan.storefront.orders;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.banyan.storefront.catalog.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * An order as pages and the API show it.
 *
 * @param number the order's number
 * @param placedAt when it was placed
 * @param delivery where it goes
 * @param lines what was ordered, by product number
 * @param totalCents what the customer owes, in cents
 * @param currency the ISO 4217 code of all amounts
 */
public record OrderView(
        long number, Instant placedAt, Delivery delivery, List<OrderLineView> lines, long totalCents, String currency) {

    /** The sum for people. */
    @JsonIgnore
    public Money total() {
        return new Money(totalCents);
    }

    /** The day of the order for people. */
    @JsonIgnore
    public LocalDate day() {
        return LocalDate.ofInstant(placedAt, ZoneOffset.UTC);
    }
}
