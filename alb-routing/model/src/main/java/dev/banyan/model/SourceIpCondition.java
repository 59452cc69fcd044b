package dev.banyan.model;

import java.util.List;

/**
 * Compares the address that opened the connection with CIDR blocks; X-Forwarded-For plays no part.
 *
 * @param values the blocks, such as {@code 192.0.2.0/24} or {@code 2001:db8::/32}
 */
public record SourceIpCondition(List<String> values) implements Condition {

    private static final String REFUSED = "255.255.255.255/32";

    /** @throws InvalidRoutingException if there is no value or one is not a CIDR block */
    public SourceIpCondition {
        if (values.isEmpty()) {
            throw InvalidRoutingException.validation("A 'source-ip' value must be specified");
        }
        values = ConditionValues.check("source-ip", values);
        values.forEach(CidrBlock::parse);
        if (values.contains(REFUSED)) {
            throw InvalidRoutingException.expected("source-ip", REFUSED, "any other block");
        }
    }

    @Override
    public ConditionMatcher compile() {
        List<CidrBlock> blocks = blocks();
        return request -> {
            for (CidrBlock block : blocks) {
                if (block.contains(request.sourceAddress())) {
                    return true;
                }
            }
            return false;
        };
    }

    private List<CidrBlock> blocks() {
        return values.stream().map(CidrBlock::parse).toList();
    }

    @Override
    public boolean covers(Condition other) {
        return other instanceof SourceIpCondition narrow
                && narrow.blocks().stream().allMatch(block -> blocks().stream().anyMatch(wide -> wide.covers(block)));
    }

    @Override
    public String field() {
        return "source-ip";
    }

    @Override
    public List<String> describe() {
        return values;
    }
}
