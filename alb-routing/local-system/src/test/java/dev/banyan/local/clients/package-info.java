/** AWS's own clients against the whole endpoint. */
@NullMarked
package dev.banyan.local.clients;

import org.jspecify.annotations.NullMarked;
