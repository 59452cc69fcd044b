package dev.banyan.cli.up;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

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
        String made = make(secret);
        values.put(secret.logicalId(), made);
        write();
        return made;
    }

    private String make(SecretDefinition secret) {
        String given = secret.text();
        if (given != null) {
            return given;
        }
        String generated = generate(secret.length(), secret.excludedCharacters());
        String template = secret.template();
        String key = secret.generatedKey();
        if (template == null || key == null) {
            return generated;
        }
        try {
            ObjectNode object = JSON.readValue(template, ObjectNode.class);
            return JSON.writeValueAsString(object.put(key, generated));
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.INPUT, secret.logicalId() + ".SecretStringTemplate: (expected: a JSON object)", e);
        }
    }

    private String generate(int length, String excluded) {
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            char letter = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            if (excluded.indexOf(letter) < 0) {
                text.append(letter);
            }
        }
        return text.toString();
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
