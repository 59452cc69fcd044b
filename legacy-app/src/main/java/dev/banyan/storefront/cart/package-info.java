/** Carts of guests and customers, and the way to the checkout. */
@ApplicationModule(allowedDependencies = {"accounts", "catalog", "orders", "web"})
@NullMarked
package dev.banyan.storefront.cart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
