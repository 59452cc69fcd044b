package dev.banyan.aws.elbv2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.aws.elbv2.Entity.OfListener;
import dev.banyan.aws.elbv2.Entity.OfRule;
import dev.banyan.aws.elbv2.Entity.OfTargetGroup;
import dev.banyan.model.Arn;
import dev.banyan.model.InvalidRoutingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies the API's changes again over a template that may have changed since. The template wins for every resource
 * that it changed, and for whatever only one resource can have; what the API made comes back where what it belongs to
 * and forwards to is there. Each round drops what does not fit, until all that is left does.
 */
final class Recovery {

    private final Template template;
    private final Map<Arn, Entity> entities;

    /** What the API changed or made, and was applied. */
    private final Set<Arn> applied = new HashSet<>();

    private final Map<Arn, String> dropped = new LinkedHashMap<>();
    private final Map<String, Optional<JsonNode>> corrections = new LinkedHashMap<>();
    private final State state;

    Recovery(Template template, Map<String, JsonNode> journalled) {
        this.template = template;
        this.entities = new LinkedHashMap<>(template.entities());
        List<Arn> deleted = new ArrayList<>();
        journalled.forEach((key, json) -> apply(new Arn(key), json, deleted));
        // Last, so that what the API had changed below a deleted resource goes with it.
        deleted.forEach(arn -> template.withDescendants(arn).forEach(this::delete));
        this.state = journalled.isEmpty() ? template.state() : settle();
    }

    State state() {
        return state;
    }

    List<Dropped> dropped() {
        return dropped.entrySet().stream()
                .map(entry -> new Dropped(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Returns what the journal says from now on of resources whose entries are not as they were. */
    Map<String, Optional<JsonNode>> corrections() {
        return corrections;
    }

    private void apply(Arn arn, JsonNode json, List<Arn> deleted) {
        OverlayEntry entry;
        try {
            entry = EntityJson.read(json, OverlayEntry.class);
        } catch (JsonProcessingException e) {
            drop(arn, "its entry in the journal cannot be read: " + e.getOriginalMessage());
            return;
        }
        Entity old = template.find(arn);
        if (old == null) {
            applyWithout(arn, entry);
        } else if (entry.deleted()) {
            applyDeletion(arn, entry, deleted);
        } else {
            applyOver(arn, old, entry);
        }
    }

    private void applyWithout(Arn arn, OverlayEntry entry) {
        Entity made = entry.value();
        if (entry.base() == null && made != null) {
            put(arn, made);
        } else if (entry.deleted()) {
            corrections.put(arn.value(), Optional.empty());
        } else {
            drop(arn, "the template no longer has it");
        }
    }

    private void put(Arn arn, Entity entity) {
        entities.put(arn, entity);
        applied.add(arn);
    }

    private void applyDeletion(Arn arn, OverlayEntry entry, List<Arn> deleted) {
        if (template.treeHash(arn).equals(entry.base())) {
            deleted.add(arn);
        } else {
            drop(arn, "it had been deleted; the template changed it, or what is below it, since");
        }
    }

    private void delete(Arn arn) {
        entities.remove(arn);
        applied.remove(arn);
    }

    private void applyOver(Arn arn, Entity old, OverlayEntry entry) {
        Entity value = entry.value();
        if (value != null && !template.hash(arn).equals(entry.base())) {
            drop(arn, "the template changed it since");
            value = null;
        }
        if (old instanceof OfTargetGroup group) {
            applyOverGroup(arn, group, value instanceof OfTargetGroup changed ? changed : group, entry);
        } else if (value != null) {
            put(arn, value);
        }
    }

    private void applyOverGroup(Arn arn, OfTargetGroup old, OfTargetGroup settings, OverlayEntry entry) {
        OfTargetGroup merged = settings.withTargets(entry.targets(old.targets()));
        try {
            Entities.group(merged);
        } catch (InvalidRoutingException e) {
            drop(arn, "its targets do not go together with the template's: " + e.getMessage());
            return;
        }
        if (dropped.containsKey(arn)) {
            // Targets are registered one by one, so that they stay when the group's settings go.
            corrections.put(
                    arn.value(),
                    Optional.ofNullable(OverlayEntry.changed(old, template.hash(arn), merged))
                            .map(EntityJson::write));
        }
        put(arn, merged);
    }

    /** Puts the template's value back in place of the API's, or takes away what the API had made. */
    private void drop(Arn arn, String reason) {
        applied.remove(arn);
        dropped.put(arn, reason);
        corrections.put(arn.value(), Optional.empty());
        Entity old = template.find(arn);
        if (old == null) {
            entities.remove(arn);
        } else {
            entities.put(arn, old);
        }
    }

    private State settle() {
        while (true) {
            Map<Arn, String> misfits = misfits();
            if (misfits.isEmpty()) {
                try {
                    return Entities.assemble(entities);
                } catch (InvalidRoutingException e) {
                    if (applied.isEmpty()) {
                        throw e;
                    }
                    suspects(e.subject()).forEach(arn -> misfits.put(arn, String.valueOf(e.getMessage())));
                }
            }
            misfits.forEach(this::drop);
        }
    }

    private Map<Arn, String> misfits() {
        Map<Arn, String> misfits = new LinkedHashMap<>();
        Claims claims = new Claims(entities);
        Set<Arn> listenersWithDefault = new HashSet<>();
        entities.forEach((arn, entity) -> {
            if (!applied.contains(arn)) {
                claims.claim(arn, entity);
                restoreGroups(entity, misfits);
            }
            if (entity instanceof OfRule rule && rule.rule().priority().isDefault()) {
                listenersWithDefault.add(rule.listener());
            }
        });
        for (Arn arn : applied) {
            Entity entity = entities.get(arn);
            String reason = entity == null ? null : misfit(arn, entity, claims, listenersWithDefault);
            if (reason != null) {
                misfits.put(arn, reason);
            }
        }
        return misfits;
    }

    /** A rule of the template brings back a group that it forwards to and the API had deleted. */
    private void restoreGroups(Entity entity, Map<Arn, String> misfits) {
        if (entity instanceof OfRule rule) {
            Claims.groups(rule).stream()
                    .filter(group -> !entities.containsKey(group))
                    .forEach(group -> misfits.put(group, "it had been deleted; the template forwards to it again"));
        }
    }

    private @Nullable String misfit(Arn arn, Entity entity, Claims claims, Set<Arn> listenersWithDefault) {
        Arn parent = entity.parent();
        if (parent != null && !entities.containsKey(parent)) {
            return "what it belongs to is not there: " + parent;
        }
        if (entity instanceof OfListener && !listenersWithDefault.contains(arn)) {
            return "its default rule did not come back";
        }
        if (entity instanceof OfRule rule) {
            Optional<Arn> missing = Claims.groups(rule).stream()
                    .filter(group -> !entities.containsKey(group))
                    .findFirst();
            if (missing.isPresent()) {
                return "the target group that it forwards to is not there: " + missing.get();
            }
        }
        return claims.claim(arn, entity);
    }

    /** Returns the API's changes that can be the reason why a resource is refused: the nearest ones, or else all. */
    private Set<Arn> suspects(@Nullable Arn subject) {
        Set<Arn> near = new HashSet<>();
        if (subject != null) {
            near.add(subject);
            Entity entity = entities.get(subject);
            Arn parent = entity == null ? null : entity.parent();
            if (parent != null) {
                near.add(parent);
            }
            if (entity instanceof OfRule rule) {
                near.addAll(Claims.groups(rule));
            }
        }
        near.retainAll(applied);
        return near.isEmpty() ? Set.copyOf(applied) : near;
    }
}
