package dev.banyan.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
                    ''            | {}
                    a=1           | {a=[1]}
                    a=1&a=2&b=    | {a=[1, 2], b=[]}
                    &&a=1&        | {a=[1]}
                    flag          | {flag=[]}
                    a=x=y         | {a=[x=y]}
                    a=b+c         | {a=[b c]}
                    a%20b=c%2Fd   | {a b=[c/d]}
                    a=%zz&b=%4    | {a=[%zz], b=[%4]}
                    a=%C3%A4      | {a=[ä]}
                    a=ä%41        | {a=[äA]}
                    """)
    void parse_variousQueries_asAServletContainerWould(String encoded, String expected) {
        assertThat(Parameters.parse(encoded)).hasToString(expected);
    }

    @Property
    void parse_encodedPairs_givesThePairsBack(@ForAll @Size(max = 8) List<String> texts) {
        Map<String, List<String>> expected = new LinkedHashMap<>();
        StringBuilder query = new StringBuilder();
        for (String text : texts) {
            String name = "n" + text.length() % 3;
            expected.computeIfAbsent(name, key -> new ArrayList<>()).add(encodable(text));
            query.append(name).append('=').append(encode(text)).append('&');
        }

        assertThat(Parameters.parse(query.toString())).isEqualTo(expected);
    }

    @Property
    void parse_anyText_neverThrows(@ForAll String text) {
        assertThat(Parameters.parse(text)).isNotNull();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What is left of a text after UTF-8: unpaired surrogates become question marks. */
    private static String encodable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
