package dev.banyan.storefront.catalog;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A review as a visitor sends it, by form or as JSON; the fields may be null until validated. */
record ReviewForm(
        @NotBlank @Size(max = 60) String author,
        @NotNull @Min(1) @Max(5) Integer rating,
        @NotBlank @Size(max = 2000) String text) {

    static final ReviewForm EMPTY = new ReviewForm("", 5, "");
}
