package dev.banyan.template.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Fn::Cidr} for IPv4: cuts a block into smaller ones. */
final class CidrIntrinsic {

    private static final int MAXIMUM_COUNT = 256;
    private static final Pattern BLOCK =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

    private CidrIntrinsic() {}

    static JsonNode apply(JsonNode argument, Intrinsic.Call call) {
        List<JsonNode> parts = call.parts(argument, 2, 3);
        String block = call.text(parts.get(0));
        Matcher matcher = BLOCK.matcher(block);
        if (!matcher.matches()) {
            throw EvaluationException.of(call.path(), block, "an IPv4 block such as 10.0.0.0/16");
        }
        int count = call.number(parts.get(1));
        int hostBits = parts.size() == 3 ? call.number(parts.get(2)) : 8;
        int prefix = Integer.parseInt(matcher.group(5));
        if (count < 1 || count > MAXIMUM_COUNT || !fits(prefix, count, hostBits)) {
            throw EvaluationException.of(
                    call.path(), block, "room for " + count + " (1 to 256) blocks of " + hostBits + " host bits");
        }
        return blocks(address(matcher) & -(1L << (32 - prefix)), count, hostBits);
    }

    private static boolean fits(int prefix, int count, int hostBits) {
        return prefix <= 32
                && hostBits >= 1
                && hostBits <= 32 - prefix
                && (long) count << hostBits <= 1L << (32 - prefix);
    }

    private static long address(Matcher matcher) {
        long address = 0;
        for (int i = 1; i <= 4; i++) {
            address = (address << 8) | (Long.parseLong(matcher.group(i)) & 0xff);
        }
        return address;
    }

    private static JsonNode blocks(long first, int count, int hostBits) {
        ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < count; i++) {
            long start = first + ((long) i << hostBits);
            blocks.add((start >> 24 & 0xff) + "." + (start >> 16 & 0xff) + "." + (start >> 8 & 0xff) + "."
                    + (start & 0xff) + "/" + (32 - hostBits));
        }
        return blocks;
    }
}
