package dev.banyan.cdk;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListener;
import software.constructs.Construct;

/**
 * A listener that may carry rules.
 *
 * @param name {@code Http} or {@code Https}
 * @param resource the listener
 * @param rulesCondition when the rules of this listener exist; null means always
 */
public record AlbListener(
        String name, CfnListener resource, @Nullable CfnCondition rulesCondition) {

    /** Restricts a rule of this listener to the listener's own condition and another one. */
    void restrict(CfnResource rule, Construct scope, Optional<CfnCondition> when) {
        CfnCondition both = when.map(extra -> combine(scope, extra)).orElse(rulesCondition);
        if (both != null) {
            rule.getCfnOptions().setCondition(both);
        }
    }

    private CfnCondition combine(Construct scope, CfnCondition extra) {
        if (rulesCondition == null) {
            return extra;
        }
        return CfnCondition.Builder.create(scope, name + "Active")
                .expression(Fn.conditionAnd(rulesCondition, extra))
                .build();
    }
}
