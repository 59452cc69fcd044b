package dev.banyan.local;

import dev.banyan.alb.tls.ListenerCertificates;
import dev.banyan.alb.tls.LocalAuthority;
import dev.banyan.alb.tls.ServerCertificate;
import dev.banyan.aws.acm.Acm;
import dev.banyan.aws.certificate.CertificateIssuer;
import dev.banyan.aws.certificate.CertificateMaterial;
import dev.banyan.aws.certificate.CertificateStore;
import dev.banyan.aws.certificate.LoadedCertificate;
import dev.banyan.aws.elbv2.Elbv2Store;
import dev.banyan.aws.iam.Iam;
import dev.banyan.aws.wire.AwsService;
import dev.banyan.model.Arn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins loaded certificates to the load balancer, which shows them, and to the APIs that load them.
 *
 * @param certificates the certificates
 * @param store knows which listeners have them
 * @param authority issues those that are asked for
 */
record CertificateLink(CertificateStore certificates, Elbv2Store store, LocalAuthority authority)
        implements ListenerCertificates {

    private static final InstantSource CLOCK = Clock.systemUTC();

    /** Joins the certificates of a folder, or none where there is no folder. */
    static CertificateLink open(@Nullable Path stateFolder, Elbv2Store store) throws IOException {
        Path folder = stateFolder == null ? null : stateFolder.resolve("certificates");
        return new CertificateLink(CertificateStore.open(folder), store, new LocalAuthority(stateFolder, CLOCK));
    }

    /** A certificate that is not here, as those that a template names, is not shown. */
    @Override
    public List<ServerCertificate> of(Arn listener) {
        List<ServerCertificate> shown = new ArrayList<>();
        for (Arn arn : store.certificates(listener)) {
            LoadedCertificate loaded = certificates.find(arn);
            if (loaded != null) {
                shown.add(new ServerCertificate(arn, loaded.key(), loaded.chain()));
            }
        }
        return shown;
    }

    List<AwsService> services(String account) {
        CertificateIssuer issuer = (names, keyType, keySize) -> {
            LocalAuthority.Issued issued = authority.issue(names, keyType, keySize);
            return new CertificateMaterial(issued.key(), issued.chain());
        };
        return List.of(
                new Acm(certificates, issuer, store::loadBalancersWith, CLOCK, account),
                new Iam(certificates, store::loadBalancersWith, CLOCK, account));
    }
}
