package dev.banyan.alb.stickiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.alb.stickiness.StickyCookie.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StickyTokensTest {

    private static final StickyTokens TOKENS = new StickyTokens(null).prepare();

    @Property(tries = 200)
    void token_anyTarget_comesBackAndEndsWithPadding(
            @ForAll Kind kind, @ForAll long group, @ForAll @StringLength(max = 60) String target, @ForAll long at) {
        String plain = target.replaceAll("[^0-9a-f.:\\[\\]]", "1");
        StickyToken token = new StickyToken(kind, group, plain, at);
        String value = TOKENS.seal(token);

        assertThat(value).matches("[A-Za-z0-9+/]+=");
        assertThat(TOKENS.open(value)).isEqualTo(token);
        assertThat(TOKENS.seal(token)).isNotEqualTo(value);
    }

    @Property(tries = 500)
    void value_anyText_isReadOrRefused(@ForAll @StringLength(max = 100) String value) {
        assertThat(TOKENS.open(value)).isNull();
        assertThat(TOKENS.open(value + "=")).isNull();
    }

    @Test
    void value_ofAnotherKey_isRefused() {
        StickyToken token = new StickyToken(Kind.GROUP, 1, "", 2);

        assertThat(new StickyTokens(null).prepare().open(TOKENS.seal(token))).isNull();
    }

    @Test
    void key_kept_isReadAgainByItsOwnerAlone(@TempDir Path state) throws IOException {
        StickyToken token = new StickyToken(Kind.TARGET, 1, "127.0.0.1:80", 2);
        String value = new StickyTokens(state.resolve("new")).prepare().seal(token);

        assertThat(new StickyTokens(state.resolve("new")).prepare().open(value)).isEqualTo(token);
        Path file = state.resolve("new/alb-stickiness.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(state.resolve("new")).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void key_damaged_isReplaced(@TempDir Path state) throws IOException {
        Files.writeString(state.resolve("alb-stickiness.key"), "short");
        new StickyTokens(state).prepare();

        assertThat(state.resolve("alb-stickiness.key").toFile()).hasSize(32);
    }

    @Test
    void key_folderIsAFile_isNamed(@TempDir Path state) throws IOException {
        Path file = Files.writeString(state.resolve("file"), "");

        assertThatThrownBy(() -> new StickyTokens(file).prepare())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("stickiness key: ");
    }
}
