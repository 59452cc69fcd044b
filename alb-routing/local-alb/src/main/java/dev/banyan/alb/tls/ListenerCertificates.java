package dev.banyan.alb.tls;

import dev.banyan.model.Arn;
import java.util.List;

/** Knows the certificates of TLS listeners. Asked for each new connection: must be quick and must not block. */
@FunctionalInterface
public interface ListenerCertificates {

    /** Knows none: every listener shows the certificate that was made on this machine. */
    ListenerCertificates NONE = listener -> List.of();

    /**
     * Returns the certificates of a listener, the default one first; none for the one made on this machine. Keys
     * and chains that have not changed are the same objects as before.
     */
    List<ServerCertificate> of(Arn listener);
}
