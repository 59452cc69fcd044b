package dev.banyan.aws.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A line of a journal: the checksum of the JSON behind it, a space, the JSON, a line feed. JSON writes a line feed
 * inside of a text as an escape, so that a line has no other.
 */
final class JournalLine {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CHECKSUM_LENGTH = 8;

    private JournalLine() {}

    static byte[] encode(JsonNode value) {
        byte[] json;
        try {
            json = JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("value: " + e.getOriginalMessage() + " (expected: JSON)", e);
        }
        byte[] line = new byte[CHECKSUM_LENGTH + 1 + json.length + 1];
        System.arraycopy(checksum(json, 0), 0, line, 0, CHECKSUM_LENGTH);
        line[CHECKSUM_LENGTH] = ' ';
        System.arraycopy(json, 0, line, CHECKSUM_LENGTH + 1, json.length);
        line[line.length - 1] = '\n';
        return line;
    }

    /** Returns what a line says that was just encoded. */
    static JsonNode parse(byte[] line) {
        int start = CHECKSUM_LENGTH + 1;
        try {
            return JSON.readTree(line, start, line.length - start);
        } catch (IOException e) {
            throw new IllegalArgumentException("line: " + e.getMessage() + " (expected: one that was encoded)", e);
        }
    }

    /** Returns what a line without its line feed says, or null where it is damaged. */
    static @Nullable JsonNode decode(byte[] line) {
        int start = CHECKSUM_LENGTH + 1;
        if (line.length <= start || line[CHECKSUM_LENGTH] != ' ') {
            return null;
        }
        String written = new String(line, 0, CHECKSUM_LENGTH, StandardCharsets.US_ASCII);
        if (!written.equals(new String(checksum(line, start), StandardCharsets.US_ASCII))) {
            return null;
        }
        try {
            return JSON.readTree(line, start, line.length - start);
        } catch (IOException e) {
            // The checksum is right, so that it was written by something else than this class.
            return null;
        }
    }

    private static byte[] checksum(byte[] bytes, int from) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, from, bytes.length - from);
        return HexFormat.of().toHexDigits((int) checksum.getValue()).getBytes(StandardCharsets.US_ASCII);
    }
}
