/** Orders: placing them, which takes the stock, and the customer's history. */
@ApplicationModule(allowedDependencies = {"accounts", "catalog", "web"})
@NullMarked
package dev.banyan.storefront.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
