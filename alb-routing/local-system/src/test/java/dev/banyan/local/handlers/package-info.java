/** Code of functions that tests run in processes of their own. */
@NullMarked
package dev.banyan.local.handlers;

import org.jspecify.annotations.NullMarked;
