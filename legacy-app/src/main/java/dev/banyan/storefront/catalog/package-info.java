/**
 * The catalogue: products, their categories, stock, pictures and reviews, with the pages and the
 * JSON API under {@code /catalog}. Stands alone beside {@code web}.
 */
@ApplicationModule(allowedDependencies = "web")
@NullMarked
package dev.banyan.storefront.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
