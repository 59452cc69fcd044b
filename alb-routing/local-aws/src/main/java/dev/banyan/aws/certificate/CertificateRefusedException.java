package dev.banyan.aws.certificate;

/** A certificate, key or chain that cannot be used. Its message never holds any of them. */
public final class CertificateRefusedException extends RuntimeException {

    CertificateRefusedException(String message) {
        super(message);
    }

    static CertificateRefusedException unparsed(String what) {
        return new CertificateRefusedException(
                "Unable to parse " + what + ". Please ensure the " + what + " is in PEM format.");
    }

    /** Returns the message, which is never null here. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
