package dev.banyan.aws.elbv2;

import dev.banyan.aws.elbv2.Entity.OfListener;
import dev.banyan.aws.elbv2.Entity.OfLoadBalancer;
import dev.banyan.aws.elbv2.Entity.OfRule;
import dev.banyan.aws.elbv2.Entity.OfTargetGroup;
import dev.banyan.model.Arn;
import dev.banyan.model.Listener;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.Rule;
import dev.banyan.model.TargetGroup;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a change has made of the resources. Most of both states is the same objects, which are passed over without a
 * look inside: a change among thousands of rules costs a comparison of references for each.
 */
final class Difference {

    private final State before;
    private final State after;
    private final Map<Arn, Entity> changed = new LinkedHashMap<>();
    private final Set<Arn> removed = new HashSet<>();

    private Difference(State before, State after) {
        this.before = before;
        this.after = after;
    }

    static Difference between(State before, State after) {
        Difference difference = new Difference(before, after);
        difference.compareGroups();
        difference.compareLoadBalancers();
        return difference;
    }

    /** Returns the resources that are new or other than before. */
    Map<Arn, Entity> changed() {
        return changed;
    }

    /** Returns the resources that are there no more. */
    Set<Arn> removed() {
        return removed;
    }

    private void compareGroups() {
        Map<Arn, TargetGroup> old = before.routing().targetGroups();
        Map<Arn, TargetGroup> now = after.routing().targetGroups();
        now.forEach((arn, group) -> compare(arn, old.get(arn), group));
        addRemoved(old.keySet(), now.keySet());
    }

    @SuppressWarnings("ReferenceEquality")
    private void compare(Arn arn, @Nullable TargetGroup old, TargetGroup now) {
        if (old == null) {
            changed.put(arn, OfTargetGroup.of(now, after.facts(now)));
        } else if (old != now || before.facts(old) != after.facts(now)) {
            put(arn, OfTargetGroup.of(old, before.facts(old)), OfTargetGroup.of(now, after.facts(now)));
        }
    }

    private void put(Arn arn, Entity old, Entity now) {
        if (!now.equals(old)) {
            changed.put(arn, now);
        }
    }

    private void addRemoved(Set<Arn> old, Set<Arn> now) {
        old.stream().filter(arn -> !now.contains(arn)).forEach(removed::add);
    }

    private void compareLoadBalancers() {
        Map<Arn, LoadBalancer> old = byArn(before.routing().loadBalancers(), LoadBalancer::arn);
        Map<Arn, LoadBalancer> now = byArn(after.routing().loadBalancers(), LoadBalancer::arn);
        now.forEach((arn, balancer) -> {
            LoadBalancer previous = old.get(arn);
            Entity entity = OfLoadBalancer.of(balancer, after.facts(balancer));
            if (previous == null) {
                changed.put(arn, entity);
            } else {
                put(arn, OfLoadBalancer.of(previous, before.facts(previous)), entity);
            }
            compareListeners(arn, previous == null ? List.of() : previous.listeners(), balancer.listeners());
        });
        addRemoved(old.keySet(), now.keySet());
        old.forEach((arn, balancer) -> {
            if (!now.containsKey(arn)) {
                compareListeners(arn, balancer.listeners(), List.of());
            }
        });
    }

    private static <T> Map<Arn, T> byArn(List<T> all, Function<T, Arn> arn) {
        return all.stream().collect(Collectors.toMap(arn, one -> one, (first, second) -> second, LinkedHashMap::new));
    }

    private void compareListeners(Arn balancer, List<Listener> oldListeners, List<Listener> nowListeners) {
        Map<Arn, Listener> old = byArn(oldListeners, Listener::arn);
        Map<Arn, Listener> now = byArn(nowListeners, Listener::arn);
        now.forEach((arn, listener) -> {
            Listener previous = old.get(arn);
            Entity entity = OfListener.of(balancer, listener, after.facts(listener));
            if (previous == null) {
                changed.put(arn, entity);
            } else {
                put(arn, OfListener.of(balancer, previous, before.facts(previous)), entity);
            }
            compareRules(arn, previous == null ? List.of() : previous.rules(), listener.rules());
        });
        addRemoved(old.keySet(), now.keySet());
        old.forEach((arn, listener) -> {
            if (!now.containsKey(arn)) {
                compareRules(arn, listener.rules(), List.of());
            }
        });
    }

    /** Both lists are in the order of priorities, so that what is before and behind a change is the same objects. */
    @SuppressWarnings("ReferenceEquality") // Rules that are the same object have nothing to compare.
    private void compareRules(Arn listener, List<Rule> old, List<Rule> now) {
        if (old == now) {
            return;
        }
        int start = 0;
        while (start < old.size() && start < now.size() && old.get(start) == now.get(start)) {
            start++;
        }
        int oldEnd = old.size();
        int nowEnd = now.size();
        while (oldEnd > start && nowEnd > start && old.get(oldEnd - 1) == now.get(nowEnd - 1)) {
            oldEnd--;
            nowEnd--;
        }
        compareOthers(listener, old.subList(start, oldEnd), now.subList(start, nowEnd));
    }

    private void compareOthers(Arn listener, List<Rule> old, List<Rule> now) {
        Map<Arn, OfRule> previous = new HashMap<>();
        old.forEach(rule -> previous.put(rule.arn(), entity(listener, rule, before)));
        for (Rule rule : now) {
            OfRule entity = entity(listener, rule, after);
            if (!entity.equals(previous.remove(rule.arn()))) {
                changed.put(rule.arn(), entity);
            }
        }
        removed.addAll(previous.keySet());
    }

    private static OfRule entity(Arn listener, Rule rule, State state) {
        return new OfRule(listener, rule, state.authentication().get(rule.arn()));
    }
}
