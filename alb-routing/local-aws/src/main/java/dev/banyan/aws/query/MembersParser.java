package dev.banyan.aws.query;

import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.Parameters;
import java.util.Set;

/** Makes a tree of parameters such as {@code Actions.member.1.Type}. */
final class MembersParser {

    /** The deepest member of the API, a claim's value, has nine parts. */
    private static final int MAXIMUM_DEPTH = 12;

    /** What is of the protocol or of a signature in the query, and not of an action. */
    private static final Set<String> PROTOCOL = Set.of(
            "Action", "Version", "AWSAccessKeyId", "Signature", "SignatureMethod", "SignatureVersion", "Timestamp");

    private MembersParser() {}

    /** @throws AwsException if a name is too deep, has an empty part, or is a text and a structure at once */
    static Members parse(Parameters parameters) {
        Members root = Members.root();
        parameters.values().forEach((name, value) -> {
            if (!PROTOCOL.contains(name) && !name.startsWith("X-Amz-")) {
                add(root, name, value);
            }
        });
        return root;
    }

    private static void add(Members root, String name, String value) {
        Members current = root;
        int start = 0;
        for (int depth = 0; start <= name.length(); depth++) {
            int dot = name.indexOf('.', start);
            int end = dot < 0 ? name.length() : dot;
            if (depth == MAXIMUM_DEPTH || end == start) {
                throw Members.malformed(name);
            }
            current = current.child(name.substring(start, end));
            start = end + 1;
        }
        current.setValue(value, name);
    }
}
