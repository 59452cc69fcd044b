/** The certificates of TLS listeners: their own, or one made on this machine. */
@NullMarked
package dev.banyan.alb.tls;

import org.jspecify.annotations.NullMarked;
