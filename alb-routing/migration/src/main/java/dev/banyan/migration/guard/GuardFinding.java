package dev.banyan.migration.guard;

/**
 * What a deploy would mean for a rule.
 *
 * @param route the rule's route, or empty for a rule that is not governed
 * @param resource the rule's name in the template
 * @param rule the live rule's ARN, or empty where there is none
 * @param effect what it would mean
 * @param text one sentence with the numbers
 */
public record GuardFinding(String route, String resource, String rule, Effect effect, String text) {

    /** Returns whether the rule is governed. */
    public boolean isGoverned() {
        return !route.isEmpty();
    }
}
