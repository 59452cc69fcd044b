package dev.banyan.storefront.catalog;

/** A category for the menu, with the number of its products. */
record CategoryView(String slug, String name, long products) {}
