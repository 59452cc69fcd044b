package dev.banyan.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RequestPathTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "path-normalisation.csv", delimiter = '|', quoteCharacter = '\'')
    void normalise_table(String raw, String expected) {
        String normal = RequestPath.normalise(raw);

        assertThat(normal == null ? "400" : normal).isEqualTo(expected);
    }

    @Property
    void normalise_pathWithoutSpecialParts_isTheSame(
            @ForAll @CharRange(from = 'a', to = 'z') @Chars('-') @StringLength(max = 20) String segment) {
        String path = "/" + segment + "/" + segment + "x";

        if (!segment.isEmpty()) {
            assertThat(RequestPath.normalise(path)).isSameAs(path);
        }
    }

    @Property
    void normalise_anyPath_leavesNoDotSegment(
            @ForAll @Chars({'/', '.', 'a', '%', '2', 'e', 'f'}) @StringLength(max = 16) String tail) {
        String normal = RequestPath.normalise("/" + tail);

        if (normal != null) {
            assertThat(normal).startsWith("/");
            assertThat(normal.split("/", -1)).doesNotContain(".", "..");
        }
    }
}
