package dev.banyan.aws.elbv2;

import dev.banyan.model.Arn;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What there is before any call of the API: the resources of a template, or none. Never changes. */
final class Template {

    private final State state;
    private final Map<Arn, Entity> entities;
    private final Map<Arn, List<Arn>> children = new HashMap<>();

    /** Computed when they are asked for: a shift changes one rule thousands of times. */
    private final Map<Arn, String> hashes = new ConcurrentHashMap<>();

    Template(State state) {
        this.state = state;
        this.entities = Collections.unmodifiableMap(Entities.of(state));
        entities.forEach((arn, entity) -> {
            Arn parent = entity.parent();
            if (parent != null) {
                children.computeIfAbsent(parent, key -> new ArrayList<>()).add(arn);
            }
        });
        children.values().forEach(Collections::sort);
    }

    State state() {
        return state;
    }

    Map<Arn, Entity> entities() {
        return entities;
    }

    @Nullable
    Entity find(Arn arn) {
        return entities.get(arn);
    }

    /** Returns a resource and all that is below it. */
    List<Arn> withDescendants(Arn arn) {
        List<Arn> all = new ArrayList<>(List.of(arn));
        for (Arn child : children.getOrDefault(arn, List.of())) {
            all.addAll(withDescendants(child));
        }
        return all;
    }

    /** Returns the hash of what the template says of a resource of its own. */
    String hash(Arn arn) {
        return hashes.computeIfAbsent(arn, this::computeHash);
    }

    private String computeHash(Arn arn) {
        Entity entity = entities.get(arn);
        if (entity == null) {
            throw new IllegalArgumentException("arn: " + arn + " (expected: a resource of the template)");
        }
        return HexFormat.of().formatHex(digest().digest(EntityJson.bytes(entity.asOfTemplate())));
    }

    /** Returns the hash of a resource and all that is below it. */
    String treeHash(Arn arn) {
        MessageDigest digest = digest();
        for (Arn each : withDescendants(arn)) {
            Entity entity = entities.get(each);
            if (entity != null) {
                digest.update(EntityJson.bytes(each));
                digest.update(EntityJson.bytes(entity.asOfTemplate()));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("digest: SHA-256 (expected: present in every Java runtime)", e);
        }
    }
}
