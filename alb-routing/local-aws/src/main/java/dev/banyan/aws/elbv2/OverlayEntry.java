package dev.banyan.aws.elbv2;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.banyan.aws.elbv2.Entity.OfTargetGroup;
import dev.banyan.aws.elbv2.Entity.PlacedTarget;
import dev.banyan.model.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the API has made of a resource.
 *
 * @param base the hash of the template's value that this was made on, or null where the API made the resource
 * @param value the resource as it is now, without targets where it is the template's; null where it is deleted or
 *     nothing but its targets changed
 * @param deleted whether it is deleted
 * @param registered targets of the template's group that the template does not register
 * @param deregistered targets that the template registers and the API took out
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record OverlayEntry(
        @Nullable String base,
        @Nullable Entity value,
        boolean deleted,
        List<PlacedTarget> registered,
        List<Target> deregistered) {

    OverlayEntry {
        // Left out where there are none.
        registered = registered == null ? List.of() : List.copyOf(registered);
        deregistered = deregistered == null ? List.of() : List.copyOf(deregistered);
    }

    /** Returns the entry of a resource that the API made. */
    static OverlayEntry made(Entity value) {
        return new OverlayEntry(null, value, false, List.of(), List.of());
    }

    static OverlayEntry deleted(String base) {
        return new OverlayEntry(base, null, true, List.of(), List.of());
    }

    /**
     * Returns the entry of a resource of the template, or null where it is as the template says.
     *
     * @param template the template's value
     * @param hash its hash
     */
    static @Nullable OverlayEntry changed(Entity template, String hash, Entity now) {
        Entity value = now.asOfTemplate().equals(template.asOfTemplate()) ? null : now;
        List<PlacedTarget> registered = new ArrayList<>();
        List<Target> deregistered = new ArrayList<>();
        if (now instanceof OfTargetGroup group && template instanceof OfTargetGroup old) {
            value = value == null ? null : group.withTargets(List.of());
            registered.addAll(group.targets());
            registered.removeAll(old.targets());
            old.targets().stream().map(PlacedTarget::target).forEach(deregistered::add);
            group.targets().stream().map(PlacedTarget::target).forEach(deregistered::remove);
        }
        boolean isSame = value == null && registered.isEmpty() && deregistered.isEmpty();
        return isSame ? null : new OverlayEntry(hash, value, false, registered, deregistered);
    }

    /** Returns the targets of the template's group after the API's changes. */
    List<PlacedTarget> targets(List<PlacedTarget> ofTemplate) {
        List<PlacedTarget> targets = new ArrayList<>(ofTemplate);
        targets.removeIf(placed -> deregistered.contains(placed.target())
                || registered.stream().anyMatch(other -> other.target().equals(placed.target())));
        targets.addAll(registered);
        return targets;
    }
}
