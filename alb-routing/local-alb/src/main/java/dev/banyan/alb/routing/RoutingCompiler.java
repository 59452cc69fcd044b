package dev.banyan.alb.routing;

import static java.util.Objects.requireNonNull;

import dev.banyan.alb.log.LoadBalancerLogs;
import dev.banyan.alb.page.OwnAnswer;
import dev.banyan.alb.stickiness.StickyCookie;
import dev.banyan.alb.stickiness.StickyTokens;
import dev.banyan.alb.target.ActiveTargetGroup;
import dev.banyan.alb.target.TargetGroups;
import dev.banyan.model.Action;
import dev.banyan.model.Arn;
import dev.banyan.model.FixedResponseAction;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.Listener;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.RedirectAction;
import dev.banyan.model.Routing;
import dev.banyan.model.Rule;
import dev.banyan.model.WeightedTargetGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes listeners ready for requests. */
public final class RoutingCompiler {

    private final TargetGroups groups;
    private final Map<Integer, Integer> boundPorts;
    private final StickyTokens tokens;

    /**
     * Creates a compiler.
     *
     * @param groups the groups at work, which must know every group that a rule names
     * @param boundPorts the port that is bound, by the listener's own port
     * @param tokens make the values of stickiness cookies
     */
    public RoutingCompiler(TargetGroups groups, Map<Integer, Integer> boundPorts, StickyTokens tokens) {
        this.tokens = tokens;
        this.groups = groups;
        this.boundPorts = Map.copyOf(boundPorts);
    }

    /** Returns the groups that a rule forwards to. */
    public static Set<Arn> usedGroups(Routing routing) {
        Set<Arn> used = new HashSet<>();
        for (LoadBalancer loadBalancer : routing.loadBalancers()) {
            for (Listener listener : loadBalancer.listeners()) {
                for (Rule rule : listener.rules()) {
                    if (rule.routingAction() instanceof ForwardAction forward) {
                        forward.targetGroups().forEach(group -> used.add(group.targetGroup()));
                    }
                }
            }
        }
        return used;
    }

    /** Returns a listener ready for requests, with the logs of its load balancer. */
    public ActiveListener compile(LoadBalancer loadBalancer, Listener listener, LoadBalancerLogs logs) {
        IdentityHashMap<Rule, CompiledRule> rules = new IdentityHashMap<>();
        int evaluations = 0;
        for (Rule rule : listener.rules()) {
            boolean last = rule.priority().isDefault();
            evaluations += last ? 0 : 1;
            int priority = last ? 0 : rule.priority().value();
            rules.put(
                    rule,
                    new CompiledRule(priority, evaluations, rule.priority().toString(), decision(rule)));
        }
        int port = boundPorts.getOrDefault(listener.port(), listener.port());
        return new ActiveListener(loadBalancer, listener, port, rules, logs);
    }

    private Decision decision(Rule rule) {
        Action action = rule.routingAction();
        if (rule.requiresAuthentication()) {
            return new Decision.Refuse();
        }
        if (action instanceof ForwardAction forward) {
            return forward(forward, RequestTransforms.of(rule.transforms()));
        }
        if (action instanceof RedirectAction redirect) {
            return new Decision.Redirect(onBoundPort(redirect));
        }
        if (action instanceof FixedResponseAction fixed) {
            return new Decision.Fixed(OwnAnswer.fixed(fixed));
        }
        return new Decision.Refuse();
    }

    private Decision forward(ForwardAction forward, @Nullable RequestTransforms transforms) {
        List<ForwardGroup> forwardGroups = new ArrayList<>();
        List<Integer> weights = new ArrayList<>();
        for (WeightedTargetGroup weighted : forward.targetGroups()) {
            ActiveTargetGroup group = requireNonNull(groups.find(weighted.targetGroup()), "a group that a rule names");
            forwardGroups.add(ForwardGroup.of(group, tokens));
            weights.add(weighted.weight().value());
        }
        return new Decision.Forward(
                new WeightedGroups(forwardGroups, weights), stickiness(forward.stickiness()), transforms);
    }

    private @Nullable StickyCookie stickiness(@Nullable Duration duration) {
        return duration == null ? null : new StickyCookie(StickyCookie.Kind.GROUP, duration, tokens.prepare());
    }

    /** A redirect to the port of another listener leads to where that one is bound. */
    private RedirectAction onBoundPort(RedirectAction redirect) {
        if (redirect.port().startsWith("#")) {
            return redirect;
        }
        Integer bound = boundPorts.get(Integer.valueOf(redirect.port()));
        return bound == null
                ? redirect
                : new RedirectAction(
                        redirect.statusCode(),
                        redirect.protocol(),
                        redirect.host(),
                        Integer.toString(bound),
                        redirect.path(),
                        redirect.query());
    }
}
