package dev.banyan.migration.guard;

import dev.banyan.migration.evidence.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a guard found.
 *
 * @param verdict PASS, FAIL, or NOT_ENOUGH_DATA where it cannot be told
 * @param findings the rules, in the template's order
 * @param unclear what cannot be told, a sentence each
 * @param drift what differs between the deployed template and what is live
 */
public record GuardReport(Verdict verdict, List<GuardFinding> findings, List<String> unclear, List<Drift> drift) {

    /** Copies the lists. */
    public GuardReport {
        findings = List.copyOf(findings);
        unclear = List.copyOf(unclear);
        drift = List.copyOf(drift);
    }

    /** Returns the exit code of a command that ends with this: 0 for PASS, 1 for FAIL, 4 where it cannot be told. */
    public int exitCode() {
        return switch (verdict) {
            case PASS -> 0;
            case FAIL -> 1;
            default -> 4;
        };
    }

    /** Returns the report as lines of plain text: the verdict first, then a line for each rule and each difference. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("guard: " + verdict);
        findings.stream()
                .map(finding -> String.format(
                        "  %-23s %-16s %s: %s",
                        words(finding.effect().name()),
                        finding.isGoverned() ? finding.route() : "(not governed)",
                        finding.resource(),
                        finding.text()))
                .forEach(lines::add);
        unclear.forEach(text -> lines.add("  cannot tell             " + text));
        drift.forEach(
                one -> lines.add("  drift, " + words(one.kind().name()) + ": " + one.subject() + ": " + one.text()));
        return List.copyOf(lines);
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
