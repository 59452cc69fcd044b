package dev.banyan.model;

import java.util.List;

/** One condition of a rule: met if any of its values matches. Immutable. */
public sealed interface Condition extends CompilableCondition
        permits HostHeaderCondition,
                PathPatternCondition,
                HttpHeaderCondition,
                HttpMethodCondition,
                QueryStringCondition,
                SourceIpCondition {

    /**
     * Returns whether the request meets this condition. A {@link RuleTable} gives the same answer
     * faster, because it compiles the patterns once.
     */
    default boolean matches(RoutingRequest request) {
        return compile().matches(new RequestView(request));
    }

    /** Returns the field's name in the ELBv2 API, such as {@code path-pattern}. */
    String field();

    /** Returns the values as text, for a reader; a header's or key's name is written before an equals sign. */
    List<String> describe();
}
