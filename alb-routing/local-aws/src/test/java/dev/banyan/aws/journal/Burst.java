package dev.banyan.aws.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.banyan.aws.wire.AwsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Writes to a journal until it is killed or refused, and says each change that was kept. */
final class Burst {

    static final int KEYS = 50;

    private static final String FILLING = "x".repeat(600);

    private Burst() {}

    static Map<String, Optional<JsonNode>> change(int number) {
        return Map.of(
                "k" + number % KEYS,
                Optional.of(TextNode.valueOf(number + FILLING)),
                "last",
                Optional.of(TextNode.valueOf(Integer.toString(number))));
    }

    public static void main(String[] arguments) throws IOException {
        try (Journal journal = Journal.open(Path.of(arguments[0]))) {
            for (int number = 0; number < 1_000_000; number++) {
                journal.write("burst", change(number));
                System.out.println(number);
            }
        } catch (AwsException e) {
            System.out.println(e.code() + " " + e.getMessage());
        }
    }
}
