package dev.banyan.alb.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * The hosts that a certificate is for: its common name and its alternative names, in lower case. A first label of
 * {@code *} stands for any one label.
 *
 * @param hosts the names
 */
record CertificateNames(Set<String> hosts) {

    private static final int DNS_NAME = 2;

    static CertificateNames of(X509Certificate certificate) {
        Set<String> hosts = new TreeSet<>();
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            for (List<?> name : names == null ? List.<List<?>>of() : names) {
                if (name.get(0).equals(DNS_NAME)) {
                    hosts.add(name.get(1).toString().toLowerCase(Locale.ROOT));
                }
            }
            for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    hosts.add(part.getValue().toString().toLowerCase(Locale.ROOT));
                }
            }
        } catch (CertificateParsingException | InvalidNameException e) {
            // Names that cannot be read are names that nobody asks for: the certificate can still be the default one.
            return new CertificateNames(hosts);
        }
        return new CertificateNames(hosts);
    }

    boolean match(String host) {
        int dot = host.indexOf('.');
        return hosts.contains(host) || (dot > 0 && hosts.contains("*" + host.substring(dot)));
    }
}
