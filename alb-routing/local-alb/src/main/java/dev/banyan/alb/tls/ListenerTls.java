package dev.banyan.alb.tls;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** TLS for clients, with the local certificate. Safe for use by several threads. */
public final class ListenerTls implements Supplier<SslContext> {

    private final @Nullable Path folder;
    private final String domain;
    private final InstantSource clock;

    /** Guarded by this. */
    private @Nullable SslContext context;

    /**
     * Creates TLS that makes or reads its certificate when it is first needed.
     *
     * @param folder where the certificate is kept, or null to keep none
     * @param domain the domain that browsers use
     * @param clock the source of dates
     */
    public ListenerTls(@Nullable Path folder, String domain, InstantSource clock) {
        this.folder = folder;
        this.domain = domain;
        this.clock = clock;
    }

    /**
     * Returns the one context of all TLS listeners.
     *
     * @throws UncheckedIOException if the certificate can neither be read nor made
     */
    @Override
    public synchronized SslContext get() {
        SslContext known = context;
        if (known == null) {
            try {
                LocalCertificate certificate = LocalCertificate.obtain(folder, domain, clock.instant());
                known = SslContextBuilder.forServer(certificate.key(), certificate.certificate())
                        .sslProvider(SslProvider.JDK)
                        .protocols("TLSv1.3", "TLSv1.2")
                        .build();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            context = known;
        }
        return known;
    }
}
