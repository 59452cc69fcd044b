package dev.banyan.aws.acm;

import dev.banyan.aws.certificate.CertificateMaterial;
import java.security.PublicKey;

/** Kinds of keys by the names that ACM has for them. */
enum KeyAlgorithms {
    RSA_1024("RSA", 1024, "RSA_1024"),
    RSA_2048("RSA", 2048, "RSA_2048"),
    RSA_3072("RSA", 3072, "RSA_3072"),
    RSA_4096("RSA", 4096, "RSA_4096"),
    EC_256("EC", 256, "EC_prime256v1"),
    EC_384("EC", 384, "EC_secp384r1"),
    EC_521("EC", 521, "EC_secp521r1");

    private final String type;
    private final int size;
    private final String name;

    KeyAlgorithms(String type, int size, String name) {
        this.type = type;
        this.size = size;
        this.name = name;
    }

    static KeyAlgorithms of(PublicKey key) {
        for (KeyAlgorithms one : values()) {
            if (one.type.equals(key.getAlgorithm()) && one.size == CertificateMaterial.size(key)) {
                return one;
            }
        }
        throw new IllegalStateException("key: " + key.getAlgorithm() + " (expected: one that can be loaded)");
    }

    String type() {
        return type;
    }

    int size() {
        return size;
    }

    /** Returns the name in requests and in lists. */
    String apiName() {
        return name;
    }

    /** Returns the name in descriptions, which is written in another way. */
    String describedName() {
        return name.replaceFirst("_", "-");
    }
}
