package dev.banyan.alb.support;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Clients that speak TLS and trust whoever answers. */
public final class SecureClient {

    private SecureClient() {}

    /** Connects and remembers the certificate in the first place of {@code seen}. */
    public static RawClient connect(int port, X509Certificate[] seen) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Remembering(seen)}, null);
        return new RawClient(context.getSocketFactory().createSocket("127.0.0.1", port));
    }

    /** Connects with one version and one cipher, by their Java names. */
    public static RawClient connect(int port, String version, String cipher)
            throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Remembering(new X509Certificate[1])}, null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
        socket.setEnabledProtocols(new String[] {version});
        socket.setEnabledCipherSuites(new String[] {cipher});
        return new RawClient(socket);
    }

    @SuppressWarnings("ArrayRecordComponent") // Where the caller looks for the result.
    private record Remembering(X509Certificate[] seen) implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            seen[0] = chain[0];
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
