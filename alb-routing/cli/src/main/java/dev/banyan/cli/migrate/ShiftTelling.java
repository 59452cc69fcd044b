package dev.banyan.cli.migrate;

import dev.banyan.cli.console.Console;
import dev.banyan.migration.evidence.Judgement;
import dev.banyan.migration.state.AuditEntry;
import dev.banyan.migration.state.RouteState;
import dev.banyan.migration.state.ShiftRecord;
import dev.banyan.migration.state.StepRecord;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Tells what happens to a shift, each thing once. Used by one thread. */
final class ShiftTelling {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Console console;
    private long told = -1;
    private String waiting = "";

    ShiftTelling(Console console) {
        this.console = console;
    }

    /** Tells what is new; of the time before the first look only the last line. */
    void tell(RouteState state) {
        List<AuditEntry> audit = state.audit();
        if (told < 0 && !audit.isEmpty()) {
            told = audit.get(audit.size() - 1).number() - 1;
        }
        for (AuditEntry entry : audit) {
            if (entry.number() > told) {
                told = entry.number();
                line(entry);
            }
        }
        ShiftRecord shift = state.shift();
        if (shift != null && !shift.steps().isEmpty()) {
            wait(shift.steps().get(shift.steps().size() - 1));
        }
    }

    private void line(AuditEntry entry) {
        if (console.json()) {
            console.value(entry);
        } else {
            String evidence = entry.evidence().isEmpty() ? "" : "  " + entry.evidence();
            console.line("  " + TIME.format(entry.at()) + "  " + entry.what() + evidence);
        }
    }

    /** What is waited for is told when it changes its kind, not whenever a number in it grows. */
    private void wait(StepRecord step) {
        Judgement judgement = step.judgement();
        String kind = judgement == null
                ? ""
                : step.step() + " " + judgement.verdict() + judgement.proof().replaceAll("[0-9.,]+", "");
        if (judgement != null && !kind.equals(waiting) && !console.json()) {
            console.note("            " + judgement.verdict() + "  " + judgement.proof());
        }
        waiting = kind;
    }

    /** Tells how it ended. */
    void end(RouteState state) {
        tell(state);
        ShiftRecord shift = state.shift();
        if (shift != null && !console.json()) {
            console.line("route " + state.route() + ": " + shift.phase().word());
        }
    }
}
