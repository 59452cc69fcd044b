package dev.banyan.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.banyan.cli.CommandException;
import dev.banyan.model.Arn;
import dev.banyan.template.SecretDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretStoreTest {

    private final Path file;

    SecretStoreTest(@TempDir Path folder) {
        this.file = folder.resolve("secrets.json");
    }

    @Test
    void text_ofOneSecret_isTheSameAtEveryStart() {
        String first = new SecretStore(file).text(secret("Keys", null, null, null));

        assertThat(first).hasSize(40).matches("[A-Za-z0-9]+");
        assertThat(new SecretStore(file).text(secret("Keys", null, null, null))).isEqualTo(first);
        assertThat(new SecretStore(file).text(secret("Other", null, null, null)))
                .isNotEqualTo(first);
    }

    @Test
    void text_withTemplate_putsTheValueIn() {
        assertThat(new SecretStore(file).text(secret("Login", null, "{\"username\":\"shop\"}", "password")))
                .matches("\\{\"username\":\"shop\",\"password\":\"[A-Za-z0-9]{40}\"}");
    }

    @Test
    void text_givenInTheTemplate_isKept() {
        assertThat(new SecretStore(file).text(secret("Given", "plain", null, null)))
                .isEqualTo("plain");
    }

    @Test
    void text_excludedCharacters_areNotUsed() {
        SecretDefinition secret = new SecretDefinition(
                "Hex", "Hex", arn(), null, null, null, 60, "GHIJKLMNOPQRSTUVWXYZghijklmnopqrstuvwxyz", null);

        assertThat(new SecretStore(file).text(secret)).matches("[A-Fa-f0-9]{60}");
    }

    @Test
    void file_ofSecrets_isItsOwnersAlone() throws IOException {
        new SecretStore(file).text(secret("Keys", null, null, null));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void open_brokenFile_isRefusedWithItsName() throws IOException {
        Files.writeString(file, "no json");

        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> new SecretStore(file))
                .withMessageContaining("secrets.json");
    }

    private static SecretDefinition secret(
            String id, @Nullable String text, @Nullable String template, @Nullable String key) {
        return new SecretDefinition(id, id, arn(), text, template, key, 40, "", null);
    }

    private static Arn arn() {
        return new Arn("arn:aws:secretsmanager:us-east-1:123456789012:secret:one-AbCdEf");
    }
}
