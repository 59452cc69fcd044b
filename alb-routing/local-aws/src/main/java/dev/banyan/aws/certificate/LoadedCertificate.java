package dev.banyan.aws.certificate;

import dev.banyan.model.Arn;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A certificate and its key. Two are equal only if they are the same object.
 */
public final class LoadedCertificate {

    private final Arn arn;
    private final String id;
    private final CertificateKind kind;
    private final CertificateMaterial material;
    private final CertificateFacts facts;

    /**
     * Makes a certificate that no store knows yet.
     *
     * @param arn its ARN
     * @param id the last part of its ARN for ACM, and its unique id for IAM
     * @param kind how it came here
     * @param material its key and its chain
     * @param facts what is told of it besides what stands in it
     */
    public LoadedCertificate(
            Arn arn, String id, CertificateKind kind, CertificateMaterial material, CertificateFacts facts) {
        this.arn = arn;
        this.id = id;
        this.kind = kind;
        this.material = material;
        this.facts = facts;
    }

    /**
     * What is told of a certificate besides what stands in it.
     *
     * @param createdAt when it first came
     * @param loadedAt when it last came: it may have been replaced since
     * @param validation how its names are said to have been proved, or empty where they were not
     * @param token what tells a repeated request for it, or empty
     * @param tags its tags
     */
    public record CertificateFacts(
            Instant createdAt, Instant loadedAt, String validation, String token, Map<String, String> tags) {

        /** Sorts the tags. */
        public CertificateFacts {
            tags = Collections.unmodifiableMap(new TreeMap<>(tags));
        }

        /** Returns facts of a certificate that was loaded just now. */
        public static CertificateFacts loaded(Instant now, Map<String, String> tags) {
            return new CertificateFacts(now, now, "", "", tags);
        }

        /** Returns these facts with other tags. */
        public CertificateFacts withTags(Map<String, String> newTags) {
            return new CertificateFacts(createdAt, loadedAt, validation, token, newTags);
        }
    }

    /** Returns its ARN. */
    public Arn arn() {
        return arn;
    }

    /** Returns what is the last part of its ARN for ACM, and its unique id for IAM. */
    public String id() {
        return id;
    }

    /** Returns how it came here. */
    public CertificateKind kind() {
        return kind;
    }

    /** Returns its private key, which goes to the data plane and into no answer. */
    public PrivateKey key() {
        return material.key();
    }

    /** Returns the certificate itself, then those that signed it. */
    public List<X509Certificate> chain() {
        return material.chain();
    }

    /** Returns the certificate itself. */
    public X509Certificate certificate() {
        return chain().get(0);
    }

    /** Returns what is told of it besides what stands in it. */
    public CertificateFacts facts() {
        return facts;
    }

    /** Returns this certificate with other facts. */
    public LoadedCertificate with(CertificateFacts newFacts) {
        return new LoadedCertificate(arn, id, kind, material, newFacts);
    }

    /** Tells no key. */
    @Override
    public String toString() {
        return "LoadedCertificate[" + arn + "]";
    }
}
