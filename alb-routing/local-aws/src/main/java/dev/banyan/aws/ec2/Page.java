package dev.banyan.aws.ec2;

import dev.banyan.aws.query.Members;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.XmlWriter;
import java.util.List;

/**
 * A page of a list that never changes, so that a token is the place of its first item.
 *
 * @param start the place of the first item
 * @param size how many items there may be
 */
record Page(int start, int size) {

    private static final int MAXIMUM = 1000;

    static Page parse(Members request) {
        Integer size = request.integer("MaxResults", 1, MAXIMUM);
        String token = request.text("NextToken");
        if (token != null && !token.matches("\\d{1,4}")) {
            throw AwsException.of("InvalidNextToken", "The token '" + token + "' is invalid");
        }
        return new Page(token == null ? 0 : Integer.parseInt(token), size == null ? MAXIMUM : size);
    }

    void write(XmlWriter result, String set, List<Item> items) {
        int from = Math.min(start, items.size());
        int to = Math.min(from + size, items.size());
        writeAll(result, set, items.subList(from, to));
        if (to < items.size()) {
            result.text("nextToken", to);
        }
    }

    static void writeAll(XmlWriter result, String set, List<Item> items) {
        result.structure(set, list -> items.forEach(item -> list.structure("item", item.members())));
    }
}
