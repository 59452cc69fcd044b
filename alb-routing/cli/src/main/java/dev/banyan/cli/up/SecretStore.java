package dev.banyan.cli.up;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import dev.banyan.template.SecretDefinition;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;

/**
 * Values of the template's secrets, made up at the first start and kept in a file that only its
 * owner can read. Used by one thread.
 */
final class SecretStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Map<String, String> values;
    private final SecureRandom random = new SecureRandom();

    /** @throws CommandException if the file cannot be read */
    SecretStore(Path file) {
        this.file = file;
        try {
            values = Files.exists(file)
                    ? JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, String>>() {})
                    : new TreeMap<>();
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.INPUT, "state: " + file + " (expected: the secrets of this state folder)", e);
        }
    }

    /** Returns a secret's text, the same at every start. */
    String text(SecretDefinition secret) {
        String known = values.get(secret.logicalId());
        if (known != null) {
            return known;
        }
        String made = secret.generate(random);
        values.put(secret.logicalId(), made);
        write();
        return made;
    }

    private void write() {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(draft);
            PrivateFiles.create(draft);
            try (OutputStream output = Files.newOutputStream(draft)) {
                JSON.writerWithDefaultPrettyPrinter().writeValue(output, values);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CommandException(ExitCode.INPUT, "state: " + file + " (expected: a file that can be written)", e);
        }
    }
}
