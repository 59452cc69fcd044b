/** HTTP/1 on raw bytes: heads as spans over the bytes that came, body framing, and a writer of bytes. */
@NullMarked
package dev.banyan.alb.http1;

import org.jspecify.annotations.NullMarked;
