/** The certificate of TLS listeners, made on this machine. */
@NullMarked
package dev.banyan.alb.tls;

import org.jspecify.annotations.NullMarked;
