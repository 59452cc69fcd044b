package dev.banyan.migration.rule;

import dev.banyan.migration.MigrationException;
import dev.banyan.model.Arn;
import java.util.List;

/** A rule is not as it was left, so its weights were not written. */
public final class RuleChangeRefusedException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /** Why a change was refused. */
    public enum Reason {
        /** Somebody else changed the rule. */
        FOREIGN_CHANGE,
        /** The rule was deleted. */
        GONE,
        /** The write was answered, but reading back shows something else. */
        NOT_AS_WRITTEN
    }

    private final String rule;
    private final Reason reason;
    private final List<String> differences;

    RuleChangeRefusedException(Arn rule, Reason reason, List<String> differences) {
        super("rule " + rule + " is not as expected: " + String.join("; ", differences));
        this.rule = rule.value();
        this.reason = reason;
        this.differences = List.copyOf(differences);
    }

    /** Returns the rule's ARN. */
    public Arn rule() {
        return new Arn(rule);
    }

    /** Returns why. */
    public Reason reason() {
        return reason;
    }

    /** Returns what is different, a line each, as before {@code ->} after. */
    public List<String> differences() {
        return differences;
    }
}
