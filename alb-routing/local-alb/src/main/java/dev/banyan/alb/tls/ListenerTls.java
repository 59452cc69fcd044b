package dev.banyan.alb.tls;

import dev.banyan.model.Arn;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * TLS for clients: with a listener's own certificates where it has some, else with the one that was made on this
 * machine. Safe for use by several threads.
 */
public final class ListenerTls {

    private final @Nullable Path folder;
    private final String domain;
    private final InstantSource clock;
    private final ListenerCertificates certificates;

    /** By listener; each entry is good for as long as the listener's certificates are those that it was made for. */
    private final Map<Arn, ShownCertificates> contexts = new ConcurrentHashMap<>();

    /** Guarded by this. */
    private @Nullable ShownCertificates local;

    /**
     * Creates TLS that makes or reads the local certificate when it is first needed.
     *
     * @param folder where the local certificate is kept, or null to keep none
     * @param domain the domain that browsers use
     * @param clock the source of dates
     * @param certificates the certificates of listeners
     */
    public ListenerTls(@Nullable Path folder, String domain, InstantSource clock, ListenerCertificates certificates) {
        this.folder = folder;
        this.domain = domain;
        this.clock = clock;
        this.certificates = certificates;
    }

    /**
     * Returns what a listener shows at this moment.
     *
     * @throws UncheckedIOException if the local certificate is needed and can neither be read nor made
     */
    public ShownCertificates shown(Arn listener) {
        List<ServerCertificate> own = certificates.of(listener);
        if (own.isEmpty()) {
            return local();
        }
        ShownCertificates known = contexts.get(listener);
        if (known == null || !known.certificates().equals(own)) {
            known = new ShownCertificates(own, build(SslContextBuilder.forServer(new CertificateChoice(own))));
            contexts.put(listener, known);
        }
        return known;
    }

    /** Forgets what was made for other listeners than these. */
    public void keep(Set<Arn> listeners) {
        contexts.keySet().retainAll(listeners);
    }

    private synchronized ShownCertificates local() {
        ShownCertificates known = local;
        if (known == null) {
            try {
                LocalCertificate certificate = LocalCertificate.obtain(folder, domain, clock.instant());
                known = new ShownCertificates(
                        List.of(), build(SslContextBuilder.forServer(certificate.key(), certificate.certificate())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            local = known;
        }
        return known;
    }

    private static SslContext build(SslContextBuilder builder) {
        try {
            return builder.sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
        } catch (SSLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
