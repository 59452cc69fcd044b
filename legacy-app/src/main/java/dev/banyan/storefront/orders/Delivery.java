package dev.banyan.storefront.orders;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Where an order goes; the fields may be null until validated.
 *
 * @param recipient the name on the parcel
 * @param street street and number
 * @param postcode the postcode
 * @param city the city
 */
@Embeddable
public record Delivery(
        @NotBlank @Size(max = 80) String recipient,
        @NotBlank @Size(max = 120) String street,
        @NotBlank @Size(max = 12) String postcode,
        @NotBlank @Size(max = 80) String city) {}
