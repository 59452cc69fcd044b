package dev.banyan.migration.rule;

import dev.banyan.migration.rule.RuleChangeRefusedException.Reason;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleNotFoundException;

/**
 * The one way in which weights are written. ELBv2 has no conditional write, so the whole rule is read
 * before, compared with what it must be, written, and read back. Between the first reading and the
 * write some milliseconds remain in which a change by somebody else is overwritten; the reading back
 * finds those that come after. Conditions and transforms are not sent at all, so that no write of
 * weights can touch them. Thread-safe.
 */
public final class RuleChange {

    private final ElasticLoadBalancingV2Client client;
    private final LiveRules rules;

    /** @param client the client of the load balancer's account and region */
    public RuleChange(ElasticLoadBalancingV2Client client) {
        this.client = client;
        this.rules = new LiveRules(client);
    }

    /** How a change went. */
    public enum Outcome {
        /** This call wrote the weights. */
        WRITTEN,
        /** The weights stood there already: an earlier try's answer had been lost. */
        FOUND
    }

    /**
     * What became of a change.
     *
     * @param outcome how it went
     * @param rule the rule as read back
     */
    public record Result(Outcome outcome, LiveRule rule) {}

    /**
     * Writes weights.
     *
     * @param expected the rule as it must be before
     * @param wanted the weights to write
     * @throws RuleChangeRefusedException if the rule is not as expected, or reads back differently
     */
    public Result write(ExpectedRule expected, GroupWeights wanted) {
        LiveRule before = rules.get(expected.rule());
        if (expected.with(wanted).differences(before).isEmpty()) {
            return new Result(Outcome.FOUND, before);
        }
        require(expected, before, Reason.FOREIGN_CHANGE);
        modify(before, wanted);
        LiveRule after = rules.get(expected.rule());
        require(expected.with(wanted), after, Reason.NOT_AS_WRITTEN);
        return new Result(Outcome.WRITTEN, after);
    }

    private static void require(ExpectedRule expected, LiveRule live, Reason reason) {
        List<String> differences = expected.differences(live);
        if (!differences.isEmpty()) {
            throw new RuleChangeRefusedException(expected.rule(), reason, differences);
        }
    }

    private void modify(LiveRule before, GroupWeights wanted) {
        try {
            client.modifyRule(request -> request.ruleArn(before.arn().value()).actions(before.actionsWith(wanted)));
        } catch (RuleNotFoundException gone) {
            throw new RuleChangeRefusedException(before.arn(), Reason.GONE, List.of("the rule was deleted"));
        }
    }
}
