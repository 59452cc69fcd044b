package dev.banyan.storefront.catalog;

/** Fewer items of a product are left than were asked for. */
public final class OutOfStockException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long productId;
    private final int left;

    OutOfStockException(CatalogItem item, int wanted) {
        super(message(item, wanted));
        this.productId = item.id();
        this.left = item.stock();
    }

    private static String message(CatalogItem item, int wanted) {
        return item.stock() == 0
                ? item.name() + " is sold out."
                : "Only " + item.stock() + " of " + item.name() + " left, you asked for " + wanted + ".";
    }

    /** The number of the product that was asked for. */
    public long productId() {
        return productId;
    }

    /** How many items were left when the request was refused. */
    public int left() {
        return left;
    }
}
