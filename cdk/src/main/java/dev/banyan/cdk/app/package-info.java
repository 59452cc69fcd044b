/** The Banyan app: Storefront, its database and its functions, wired from the constructs. */
@NullMarked
package dev.banyan.cdk.app;

import org.jspecify.annotations.NullMarked;
