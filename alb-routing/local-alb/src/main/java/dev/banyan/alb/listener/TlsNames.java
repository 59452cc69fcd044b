package dev.banyan.alb.listener;

import dev.banyan.alb.tls.ShownCertificates;
import dev.banyan.model.Arn;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * What a TLS handshake agreed on.
 *
 * @param cipher as OpenSSL names it
 * @param protocol the version
 * @param serverName the name that the client asked for, or a hyphen
 * @param certificateId the ARN of the certificate, or, where it has none, what tells it from others
 * @param resumed whether the session is older than the connection
 */
record TlsNames(String cipher, String protocol, String serverName, String certificateId, boolean resumed) {

    private static final TlsNames NONE = new TlsNames("-", "-", "-", "-", false);

    /**
     * Returns what was agreed on.
     *
     * @param channel the connection after its handshake
     * @param openedAt when it was opened, by {@link #now}
     */
    static TlsNames of(Channel channel, long openedAt) {
        SslHandler handler = channel.pipeline().get(SslHandler.class);
        if (handler == null) {
            return NONE;
        }
        SSLSession session = handler.engine().getSession();
        return new TlsNames(
                openSsl(session.getCipherSuite()),
                session.getProtocol(),
                requestedName(session),
                certificateId(
                        session, channel.attr(ShownCertificates.OF_CONNECTION).get()),
                session.getCreationTime() < openedAt);
    }

    /** Returns the time in milliseconds of the clock by which the JDK dates its TLS sessions, which no test can set. */
    static long now() {
        return System.currentTimeMillis();
    }

    /**
     * Returns the ARN of the certificate. The one made on this machine has none, so that its id, which is our choice, is
     * derived from what it holds.
     */
    String certificateArn(String prefix) {
        boolean isWhole = certificateId.equals("-") || certificateId.startsWith("arn:");
        return isWhole ? certificateId : prefix + certificateId;
    }

    private static String certificateId(SSLSession session, @Nullable ShownCertificates shown) {
        Certificate[] certificates = session.getLocalCertificates();
        if (certificates == null || certificates.length == 0) {
            return "-";
        }
        Arn arn = shown == null ? null : shown.arn(certificates[0]);
        if (arn != null) {
            return arn.value();
        }
        try {
            return UUID.nameUUIDFromBytes(certificates[0].getEncoded()).toString();
        } catch (CertificateEncodingException e) {
            return "-"; // A certificate that was sent to a client can be encoded.
        }
    }

    /** The names of TLS 1.3 are the same everywhere; those of TLS 1.2 OpenSSL writes in its own way. */
    static String openSsl(String cipherSuite) {
        int with = cipherSuite.indexOf("_WITH_");
        if (with < 0) {
            return cipherSuite;
        }
        String exchange = cipherSuite.substring("TLS_".length(), with);
        String cipher = cipherSuite
                .substring(with + "_WITH_".length())
                .replace("AES_128", "AES128")
                .replace("AES_256", "AES256")
                .replace("_CBC_", "_")
                .replace("CHACHA20_POLY1305_SHA256", "CHACHA20_POLY1305");
        return (exchange.equals("RSA") ? cipher : exchange + "-" + cipher).replace('_', '-');
    }

    private static String requestedName(SSLSession session) {
        List<SNIServerName> names =
                session instanceof ExtendedSSLSession extended ? extended.getRequestedServerNames() : List.of();
        for (SNIServerName name : names) {
            if (name instanceof SNIHostName host) {
                return host.getAsciiName();
            }
        }
        return "-";
    }
}
