/** What becomes of header fields on their way to a target and back to the client. */
@NullMarked
package dev.banyan.alb.headers;

import org.jspecify.annotations.NullMarked;
