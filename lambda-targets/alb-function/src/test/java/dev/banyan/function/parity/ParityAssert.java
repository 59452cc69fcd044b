package dev.banyan.function.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Compares the answers of a server and of a function to one row. */
public final class ParityAssert {

    /** Belong to the connection between two hops, or tell the time. */
    private static final List<String> NEVER_COMPARED = List.of("connection", "date", "keep-alive", "transfer-encoding");

    private ParityAssert() {}

    /**
     * Fails unless status, all headers and the body are the same, but for the row's exceptions.
     *
     * @param normalize takes out of a body or a header value what differs between any two requests
     */
    public static void assertSame(ParityRow row, Answer server, Answer function, UnaryOperator<String> normalize) {
        if (!row.exceptions().containsKey("status")) {
            assertThat(function.status()).as("status of %s", row).isEqualTo(server.status());
        }
        assertThat(compared(row, function, normalize))
                .as("headers of %s", row)
                .isEqualTo(compared(row, server, normalize));
        if (!row.exceptions().containsKey("body")) {
            assertThat(normalize.apply(function.text()))
                    .as("body of %s", row)
                    .isEqualTo(normalize.apply(server.text()));
            assertThat(normalize.apply(bytes(function)))
                    .as("bytes of the body of %s", row)
                    .isEqualTo(normalize.apply(bytes(server)));
        }
    }

    /** A letter for each byte: nothing is lost of what is not text. */
    private static String bytes(Answer answer) {
        return new String(answer.body().toByteArray(), StandardCharsets.ISO_8859_1);
    }

    private static Map<String, List<String>> compared(ParityRow row, Answer answer, UnaryOperator<String> normalize) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        answer.headers()
                .forEach((name, values) ->
                        headers.put(name, values.stream().map(normalize).toList()));
        headers.keySet().removeIf(name -> NEVER_COMPARED.stream().anyMatch(name::equalsIgnoreCase));
        headers.keySet().removeIf(name -> row.exceptions().keySet().stream().anyMatch(name::equalsIgnoreCase));
        return headers;
    }
}
