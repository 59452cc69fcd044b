package dev.banyan.aws.iam;

import dev.banyan.aws.certificate.CertificateKind;
import dev.banyan.aws.certificate.CertificateMaterial;
import dev.banyan.aws.certificate.CertificateRefusedException;
import dev.banyan.aws.certificate.CertificateStore;
import dev.banyan.aws.certificate.CertificateUses;
import dev.banyan.aws.certificate.LoadedCertificate;
import dev.banyan.aws.certificate.LoadedCertificate.CertificateFacts;
import dev.banyan.aws.certificate.Pem;
import dev.banyan.aws.query.Caller;
import dev.banyan.aws.query.Members;
import dev.banyan.aws.query.QueryOperation;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.XmlWriter;
import dev.banyan.model.Arn;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Certificates by their names, which are the same in all regions. */
record ServerCertificates(CertificateStore store, CertificateUses uses, InstantSource clock) {

    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,128}");
    private static final Pattern PATH = Pattern.compile("/|/[!-~]{1,510}/");
    private static final int MAXIMUM_ITEMS = 1000;

    private static AwsException pattern(String value, String path, String pattern) {
        return AwsException.constraint(
                "'" + value + "'", path, "Member must satisfy regular expression pattern: " + pattern);
    }

    static String name(Members request) {
        String name = request.required("ServerCertificateName");
        if (!NAME.matcher(name).matches()) {
            throw pattern(name, "serverCertificateName", "[\\w+=,.@-]+");
        }
        return name;
    }

    private static String nameOf(LoadedCertificate certificate) {
        String resource = certificate.arn().resource();
        return resource.substring(resource.lastIndexOf('/') + 1);
    }

    private static String pathOf(LoadedCertificate certificate) {
        String resource = certificate.arn().resource();
        return resource.substring(resource.indexOf('/'), resource.lastIndexOf('/') + 1);
    }

    private List<LoadedCertificate> all() {
        return store.all().stream()
                .filter(certificate -> certificate.kind() == CertificateKind.SERVER)
                .toList();
    }

    private @Nullable LoadedCertificate lookUp(String name) {
        return all().stream()
                .filter(certificate -> nameOf(certificate).equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    LoadedCertificate find(String name) {
        LoadedCertificate found = lookUp(name);
        if (found == null) {
            throw new AwsException(
                    404, "NoSuchEntity", "The Server Certificate with name " + name + " cannot be found.");
        }
        return found;
    }

    QueryOperation upload(Caller caller, Members request) {
        String name = name(request);
        String path = request.has("Path") ? request.required("Path") : "/";
        if (!PATH.matcher(path).matches()) {
            throw pattern(path, "path", "(/)|(/[!-~]+/)");
        }
        String chain = request.text("CertificateChain");
        String body = request.required("CertificateBody");
        String key = request.required("PrivateKey");
        Map<String, String> tags = ServerCertificateTags.parse(request);
        return result -> {
            LoadedCertificate loaded = load(caller, path + name, read(body, chain == null ? "" : chain, key), tags);
            metadata(result, loaded);
            ServerCertificateTags.write(result, loaded);
        };
    }

    private CertificateMaterial read(String body, String chain, String key) {
        try {
            return CertificateMaterial.read(body, chain, key, clock.instant());
        } catch (CertificateRefusedException e) {
            boolean mismatch = e.getMessage().contains("does not match");
            throw AwsException.of(mismatch ? "KeyPairMismatch" : "MalformedCertificate", e.getMessage());
        }
    }

    private LoadedCertificate load(
            Caller caller, String pathAndName, CertificateMaterial material, Map<String, String> tags) {
        Arn arn = new Arn(
                "arn:" + caller.partition() + ":iam::" + caller.account() + ":server-certificate" + pathAndName);
        Instant now = clock.instant();
        LoadedCertificate loaded = new LoadedCertificate(
                arn, newId(), CertificateKind.SERVER, material, CertificateFacts.loaded(now, tags));
        synchronized (store) {
            String name = nameOf(loaded);
            if (lookUp(name) != null) {
                throw new AwsException(
                        409, "EntityAlreadyExists", "The Server Certificate with name " + name + " already exists.");
            }
            store.put(loaded);
        }
        return loaded;
    }

    private static String newId() {
        String random = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
        return "ASCA" + random.substring(0, 17);
    }

    private static void metadata(XmlWriter xml, LoadedCertificate certificate) {
        xml.structure("ServerCertificateMetadata", metadata -> members(metadata, certificate));
    }

    private static void members(XmlWriter xml, LoadedCertificate certificate) {
        xml.text("Path", pathOf(certificate))
                .text("ServerCertificateName", nameOf(certificate))
                .text("ServerCertificateId", certificate.id())
                .text("Arn", certificate.arn())
                .text("UploadDate", certificate.facts().loadedAt().truncatedTo(ChronoUnit.SECONDS))
                .text("Expiration", certificate.certificate().getNotAfter().toInstant());
    }

    QueryOperation get(Caller caller, Members request) {
        String name = name(request);
        return result -> {
            LoadedCertificate found = find(name);
            var chain = found.chain();
            result.structure("ServerCertificate", xml -> {
                metadata(xml, found);
                // Without the last line break: Terraform takes a text with one for another certificate.
                xml.text("CertificateBody", Pem.write(chain.subList(0, 1)).strip());
                if (chain.size() > 1) {
                    xml.text(
                            "CertificateChain",
                            Pem.write(chain.subList(1, chain.size())).strip());
                }
                ServerCertificateTags.write(xml, found);
            });
        };
    }

    QueryOperation list(Caller caller, Members request) {
        String prefix = request.has("PathPrefix") ? request.required("PathPrefix") : "/";
        Integer size = request.integer("MaxItems", 1, MAXIMUM_ITEMS);
        String marker = request.text("Marker");
        return result -> {
            List<LoadedCertificate> rest = all().stream()
                    .filter(one -> pathOf(one).startsWith(prefix))
                    .filter(one -> marker == null || one.arn().value().compareTo(marker) > 0)
                    .toList();
            List<LoadedCertificate> page = rest.subList(0, Math.min(size == null ? 100 : size, rest.size()));
            boolean more = page.size() < rest.size();
            result.list("ServerCertificateMetadataList", page, ServerCertificates::members)
                    .text("IsTruncated", more)
                    .text("Marker", more ? page.get(page.size() - 1).arn() : null);
        };
    }

    QueryOperation delete(Caller caller, Members request) {
        String name = name(request);
        return result -> {
            LoadedCertificate found = find(name);
            uses.loadBalancersWith(found.arn()).stream().findFirst().ifPresent(user -> {
                throw new AwsException(
                        409,
                        "DeleteConflict",
                        "Certificate: " + found.id() + " is currently in use by " + user
                                + ". Please remove it first before deleting it from IAM.");
            });
            store.remove(found.arn());
        };
    }
}
