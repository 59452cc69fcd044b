package dev.banyan.aws.elbv2;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.aws.journal.Journal;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.model.Arn;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The API's changes over the template, in the journal. */
final class Overlay {

    private static final String SPACE = "elbv2";

    private final Template template;
    private final Journal journal;

    Overlay(Template template, Journal journal) {
        this.template = template;
        this.journal = journal;
    }

    Map<String, JsonNode> entries() {
        return journal.entries(SPACE);
    }

    /**
     * Keeps a change.
     *
     * @throws AwsException if the journal cannot; it is as before then
     */
    void record(Difference difference) {
        Map<String, Optional<JsonNode>> changes = new LinkedHashMap<>();
        difference.changed().forEach((arn, entity) -> changes.put(arn.value(), write(entry(arn, entity))));
        Set<Arn> removed = difference.removed();
        for (Arn arn : removed) {
            changes.put(arn.value(), write(removal(arn, removed)));
        }
        if (!changes.isEmpty()) {
            journal.write(SPACE, changes);
        }
    }

    private @Nullable OverlayEntry entry(Arn arn, Entity entity) {
        Entity old = template.find(arn);
        return old == null ? OverlayEntry.made(entity) : OverlayEntry.changed(old, template.hash(arn), entity);
    }

    /** What goes with its parent needs no entry: it comes back or not as the parent does. */
    private @Nullable OverlayEntry removal(Arn arn, Set<Arn> removed) {
        Entity old = template.find(arn);
        if (old == null) {
            return null;
        }
        Arn parent = old.parent();
        return parent != null && removed.contains(parent) ? null : OverlayEntry.deleted(template.treeHash(arn));
    }

    private static Optional<JsonNode> write(@Nullable OverlayEntry entry) {
        return Optional.ofNullable(entry).map(EntityJson::write);
    }

    /** Replaces entries that recovery found to be out of date. */
    void correct(Map<String, Optional<JsonNode>> corrections) {
        if (!corrections.isEmpty()) {
            journal.write(SPACE, corrections);
        }
    }

    void forgetAll() {
        journal.clear(SPACE);
    }
}
