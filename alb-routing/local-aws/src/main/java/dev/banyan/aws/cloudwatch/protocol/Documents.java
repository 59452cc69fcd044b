package dev.banyan.aws.cloudwatch.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/** Structures as JSON, for those who keep them. */
public final class Documents {

    private static final JsonCodec JSON = new JsonCodec("");

    private Documents() {}

    /** Returns a structure as a text. */
    public static String text(Structure structure) {
        return new String(JSON.encode(structure), StandardCharsets.UTF_8);
    }

    /** Returns a structure as a tree. */
    public static JsonNode tree(Structure structure) {
        return JSON.parse(JSON.encode(structure));
    }

    /** Returns a tree as the members of a request. */
    public static Input input(JsonNode tree) {
        return new Input(tree, Scalars.TYPED);
    }
}
