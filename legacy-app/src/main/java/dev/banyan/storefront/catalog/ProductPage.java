package dev.banyan.storefront.catalog;

import java.util.List;

/**
 * One page of a list of products.
 *
 * @param items the products
 * @param page the number of this page, from 1
 * @param pageSize how many products a full page has
 * @param pages how many pages there are
 * @param total how many products there are on all pages
 */
record ProductPage(List<ProductView> items, int page, int pageSize, int pages, long total) {

    public boolean hasPrevious() {
        return page > 1 && page <= pages;
    }

    public boolean hasNext() {
        return page < pages;
    }
}
