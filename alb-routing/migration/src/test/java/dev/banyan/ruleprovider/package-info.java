/** The way in to the provider function for tests that play deploys. */
@NullMarked
package dev.banyan.ruleprovider;

import org.jspecify.annotations.NullMarked;
