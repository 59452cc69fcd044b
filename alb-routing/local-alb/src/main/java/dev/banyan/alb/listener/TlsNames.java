package dev.banyan.alb.listener;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLSession;

/**
 * What a TLS handshake agreed on.
 *
 * @param cipherAndProtocol as OpenSSL names them, separated by a blank
 * @param serverName the name that the client asked for, or a hyphen
 */
record TlsNames(String cipherAndProtocol, String serverName) {

    static TlsNames of(Channel channel) {
        SslHandler handler = channel.pipeline().get(SslHandler.class);
        if (handler == null) {
            return new TlsNames("- -", "-");
        }
        SSLSession session = handler.engine().getSession();
        return new TlsNames(openSsl(session.getCipherSuite()) + " " + session.getProtocol(), requestedName(session));
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
                .replace("AES_256", "AES256");
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
