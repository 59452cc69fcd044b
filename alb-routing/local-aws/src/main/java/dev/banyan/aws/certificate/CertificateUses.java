package dev.banyan.aws.certificate;

import dev.banyan.model.Arn;
import java.util.Set;

/** Knows where certificates are used. Safe for use by several threads. */
@FunctionalInterface
public interface CertificateUses {

    /** Knows no use. */
    CertificateUses NONE = certificate -> Set.of();

    /** Returns the load balancers that have a listener with a certificate. */
    Set<Arn> loadBalancersWith(Arn certificate);
}
