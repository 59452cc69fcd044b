package dev.banyan.alb.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the certificate for a client: one whose names the client asked for and whose key it can use, else the
 * default one. Immutable.
 */
final class CertificateChoice extends X509ExtendedKeyManager {

    private final List<ServerCertificate> certificates;
    private final List<CertificateNames> names;

    /** @param certificates the default one first */
    CertificateChoice(List<ServerCertificate> certificates) {
        this.certificates = List.copyOf(certificates);
        this.names = certificates.stream()
                .map(ServerCertificate::certificate)
                .map(CertificateNames::of)
                .toList();
    }

    /** Asked once for each type of key that the client can use, the type it likes best first. */
    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        List<Integer> named = named(requestedName(engine));
        for (int place : named.isEmpty() ? List.of(0) : named) {
            if (certificates.get(place).key().getAlgorithm().equals(keyType.split("_", 2)[0])) {
                return String.valueOf(place);
            }
        }
        return null;
    }

    private List<Integer> named(String host) {
        List<Integer> named = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            if (names.get(place).match(host)) {
                named.add(place);
            }
        }
        return named;
    }

    private static String requestedName(@Nullable SSLEngine engine) {
        if (engine != null && engine.getHandshakeSession() instanceof ExtendedSSLSession session) {
            for (SNIServerName name : session.getRequestedServerNames()) {
                if (name instanceof SNIHostName host) {
                    return host.getAsciiName().toLowerCase(Locale.ROOT);
                }
            }
        }
        return "";
    }

    private @Nullable ServerCertificate at(String alias) {
        int place = alias.matches("\\d{1,4}") ? Integer.parseInt(alias) : certificates.size();
        return place < certificates.size() ? certificates.get(place) : null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        ServerCertificate certificate = at(alias);
        return certificate == null ? null : certificate.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        ServerCertificate certificate = at(alias);
        return certificate == null ? null : certificate.key();
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return chooseEngineServerAlias(keyType, issuers, null);
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
