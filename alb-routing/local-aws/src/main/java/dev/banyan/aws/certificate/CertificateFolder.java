package dev.banyan.aws.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.aws.certificate.LoadedCertificate.CertificateFacts;
import dev.banyan.model.Arn;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A folder with one file for each certificate, its key included. Each file is written whole and then moved to its place,
 * so that a process that dies leaves the old file or the new one. Used by one thread at a time.
 */
final class CertificateFolder {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENDING = ".json";
    private static final String UNFINISHED = ".part";

    private final Path folder;

    CertificateFolder(Path folder) {
        this.folder = folder;
    }

    List<LoadedCertificate> read() throws IOException {
        List<LoadedCertificate> certificates = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return certificates;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (file.toString().endsWith(UNFINISHED)) {
                    Files.delete(file);
                } else if (file.toString().endsWith(ENDING)) {
                    certificates.add(read(file));
                }
            }
        }
        return certificates;
    }

    private static LoadedCertificate read(Path file) throws IOException {
        try {
            JsonNode node = JSON.readTree(Files.readAllBytes(file));
            Map<String, String> tags = new TreeMap<>();
            node.path("tags")
                    .properties()
                    .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
            return new LoadedCertificate(
                    new Arn(node.path("arn").asText()),
                    node.path("id").asText(),
                    CertificateKind.valueOf(node.path("kind").asText()),
                    new CertificateMaterial(
                            Pem.key(node.path("key").asText()),
                            Pem.certificates(node.path("certificates").asText())),
                    new CertificateFacts(
                            Instant.parse(node.path("createdAt").asText()),
                            Instant.parse(node.path("loadedAt").asText()),
                            node.path("validation").asText(),
                            node.path("token").asText(),
                            tags));
        } catch (IllegalArgumentException | DateTimeException | CertificateRefusedException e) {
            // The cause may tell what the file holds, and that is a key.
            throw new IOException(file + ": " + e.getClass().getSimpleName() + " (expected: a certificate's file)");
        }
    }

    void write(LoadedCertificate certificate) throws IOException {
        Files.createDirectories(folder, attributes("rwx------"));
        Path unfinished = folder.resolve(certificate.id() + UNFINISHED);
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, attributes("rw-------"));
        Files.write(unfinished, JSON.writeValueAsBytes(node(certificate)), StandardOpenOption.SYNC);
        Files.move(unfinished, file(certificate), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private FileAttribute<?>[] attributes(String permissions) {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> wanted = PosixFilePermissions.fromString(permissions);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(wanted)};
    }

    private static ObjectNode node(LoadedCertificate certificate) {
        CertificateFacts facts = certificate.facts();
        ObjectNode node = JSON.createObjectNode()
                .put("arn", certificate.arn().value())
                .put("id", certificate.id())
                .put("kind", certificate.kind().name())
                .put("createdAt", facts.createdAt().toString())
                .put("loadedAt", facts.loadedAt().toString())
                .put("validation", facts.validation())
                .put("token", facts.token())
                .put("certificates", Pem.write(certificate.chain()))
                .put("key", Pem.write(certificate.key()));
        ObjectNode tags = node.putObject("tags");
        facts.tags().forEach(tags::put);
        return node;
    }

    void delete(LoadedCertificate certificate) throws IOException {
        Files.deleteIfExists(file(certificate));
    }

    private Path file(LoadedCertificate certificate) {
        return folder.resolve(certificate.id() + ENDING);
    }
}
