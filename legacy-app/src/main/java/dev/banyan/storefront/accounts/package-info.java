/** Customers: registration, sign-in and who is asking. */
@ApplicationModule(allowedDependencies = "web")
@NullMarked
package dev.banyan.storefront.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
