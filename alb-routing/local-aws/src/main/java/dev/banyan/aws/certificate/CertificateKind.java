package dev.banyan.aws.certificate;

/** How a certificate came here. */
public enum CertificateKind {
    /** Loaded by ACM. */
    IMPORTED,
    /** Asked of ACM. */
    ISSUED,
    /** Loaded by IAM. */
    SERVER
}
