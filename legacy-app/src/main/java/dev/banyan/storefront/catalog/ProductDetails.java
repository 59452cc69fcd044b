package dev.banyan.storefront.catalog;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A product with what visitors think of it. */
record ProductDetails(@JsonUnwrapped ProductView product, ReviewSummary reviews) {

    /** Changes with every field; equal in every process, for it is made of text and numbers alone. */
    String version() {
        return "\"" + product.id() + "-" + Integer.toHexString(hashCode()) + "\"";
    }
}
