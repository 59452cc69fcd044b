package dev.banyan.aws.acm;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** What stands in a certificate, as ACM writes it. */
record CertificateText(X509Certificate certificate) {

    private static final int DNS_NAME = 2;

    private static final List<String> USAGES = List.of(
            "DIGITAL_SIGNATURE",
            "NON_REPUDIATION",
            "KEY_ENCIPHERMENT",
            "DATA_ENCIPHERMENT",
            "KEY_AGREEMENT",
            "CERTIFICATE_SIGNING",
            "CRL_SIGNING",
            "ENCIPHER_ONLY",
            "DECIPHER_ONLY");

    private static final Map<String, String> EXTENDED_USAGES = Map.of(
            "1.3.6.1.5.5.7.3.1", "TLS_WEB_SERVER_AUTHENTICATION",
            "1.3.6.1.5.5.7.3.2", "TLS_WEB_CLIENT_AUTHENTICATION",
            "1.3.6.1.5.5.7.3.3", "CODE_SIGNING",
            "1.3.6.1.5.5.7.3.4", "EMAIL_PROTECTION",
            "1.3.6.1.5.5.7.3.8", "TIME_STAMPING",
            "1.3.6.1.5.5.7.3.9", "OCSP_SIGNING",
            "2.5.29.37.0", "ANY");

    String serial() {
        StringBuilder serial = new StringBuilder();
        for (byte part : certificate.getSerialNumber().toByteArray()) {
            serial.append(serial.isEmpty() ? "" : ":").append(String.format(Locale.ROOT, "%02x", part));
        }
        return serial.toString();
    }

    String subject() {
        return certificate.getSubjectX500Principal().getName();
    }

    String issuer() {
        String common = commonName(certificate.getIssuerX500Principal().getName());
        return common.isEmpty() ? certificate.getIssuerX500Principal().getName() : common;
    }

    String signatureAlgorithm() {
        return certificate.getSigAlgName().toUpperCase(Locale.ROOT);
    }

    /** Returns the name that stands for the certificate: its common name, or else its first host. */
    String domain() {
        String common = commonName(subject());
        return !common.isEmpty() ? common : names().stream().findFirst().orElse("");
    }

    private static String commonName(String distinguished) {
        try {
            for (Rdn part : new LdapName(distinguished).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    return part.getValue().toString();
                }
            }
            return "";
        } catch (InvalidNameException e) {
            return ""; // A certificate may call itself anything; then it has no common name.
        }
    }

    List<String> names() {
        Set<String> names = new LinkedHashSet<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                alternatives.stream()
                        .filter(name -> name.get(0).equals(DNS_NAME))
                        .forEach(name -> names.add(name.get(1).toString()));
            }
        } catch (CertificateParsingException e) {
            return List.of(); // Names that cannot be read are told to nobody.
        }
        return List.copyOf(names);
    }

    List<String> usages() {
        List<String> usages = new ArrayList<>();
        boolean[] given = certificate.getKeyUsage();
        for (int i = 0; given != null && i < Math.min(given.length, USAGES.size()); i++) {
            if (given[i]) {
                usages.add(USAGES.get(i));
            }
        }
        return usages;
    }

    /** Returns names by object identifiers. */
    Map<String, String> extendedUsages() {
        Map<String, String> usages = new LinkedHashMap<>();
        try {
            List<String> given = certificate.getExtendedKeyUsage();
            if (given != null) {
                given.forEach(oid -> usages.put(oid, EXTENDED_USAGES.getOrDefault(oid, "CUSTOM")));
            }
        } catch (CertificateParsingException e) {
            return Map.of(); // Usages that cannot be read are told to nobody.
        }
        return usages;
    }
}
