/** Storefront, a shop: a monolith whose modules are the packages below this one. */
@NullMarked
package dev.banyan.storefront;

import org.jspecify.annotations.NullMarked;
