package dev.banyan.model;

import java.util.List;

/**
 * Compares the address that opened the connection with CIDR blocks; X-Forwarded-For plays no part.
 *
 * @param values the blocks, such as {@code 192.0.2.0/24} or {@code 2001:db8::/32}
 */
public record SourceIpCondition(List<String> values) implements Condition {

    /** @throws IllegalArgumentException if there is no value or one is not a CIDR block */
    public SourceIpCondition {
        values = ConditionValues.check("source-ip", values);
        values.forEach(CidrBlock::parse);
    }

    @Override
    public boolean matches(RoutingRequest request) {
        return values.stream().anyMatch(value -> CidrBlock.parse(value).contains(request.sourceAddress()));
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
