package dev.banyan.alb.exchange;

import dev.banyan.alb.fault.Faults;
import dev.banyan.alb.headers.Rewritten;
import dev.banyan.alb.lambda.LambdaInvoker;
import dev.banyan.alb.metrics.Metric;
import dev.banyan.alb.page.OwnAnswer;
import dev.banyan.alb.routing.CompiledRule;
import dev.banyan.alb.routing.Decision;
import dev.banyan.alb.routing.ForwardGroup;
import dev.banyan.alb.routing.RequestTransforms;
import dev.banyan.alb.routing.RoutedRequest;
import dev.banyan.alb.routing.TransformFailedException;
import dev.banyan.alb.stickiness.StickyCookie;
import dev.banyan.alb.stickiness.StickyReading;
import dev.banyan.alb.stickiness.TargetStickiness;
import dev.banyan.alb.target.ActiveFunction;
import dev.banyan.alb.target.ActiveTarget;
import dev.banyan.model.TargetGroup;
import dev.banyan.model.TargetType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Does what a rule says about one request. The client's Cookie header goes on untouched, stickiness cookies
 * included (AWS documents nothing else). Used by one event loop.
 */
final class DecidedRequest implements Decision.Cases<Exchange> {

    private final Client client;
    private final RoutedRequest request;
    private final CompiledRule rule;
    private final LambdaInvoker invoker;
    private final boolean debugHeaders;
    private final Faults faults;
    private @Nullable Rewritten rewritten;
    private @Nullable AnswerCookies cookies;

    DecidedRequest(
            Client client,
            RoutedRequest request,
            CompiledRule rule,
            LambdaInvoker invoker,
            boolean debugHeaders,
            Faults faults) {
        this.client = client;
        this.request = request;
        this.rule = rule;
        this.invoker = invoker;
        this.debugHeaders = debugHeaders;
        this.faults = faults;
    }

    @Override
    public Exchange forward(Decision.Forward decision) {
        client.record().rule(rule.logPriority(), "forward");
        ForwardGroup chosen = choose(decision);
        if (chosen == null) {
            // Our choice: AWS says only that a weight of 0 gets nothing.
            return page(503, ruleLine());
        }
        client.record().targetGroup(chosen.arn());
        TargetGroup group = chosen.group().group();
        if (!chosen.http1()) {
            return page(464, debugLines(group, null));
        }
        if (decision.transforms() != null && !transform(decision.transforms())) {
            return page(500, debugLines(group, null));
        }
        return group.type() == TargetType.LAMBDA ? toFunction(chosen) : toAddress(chosen);
    }

    /** Returns whether the request can still be sent. */
    private boolean transform(RequestTransforms transforms) {
        try {
            Rewritten outcome = transforms.apply(request);
            if (outcome.isChanged()) {
                rewritten = outcome;
                client.record().transformed(outcome.host(), outcome.target(), "TransformSuccess");
            }
            return true;
        } catch (TransformFailedException e) {
            client.record().transformed(null, null, e.logName());
            return false;
        }
    }

    private @Nullable ForwardGroup choose(Decision.Forward decision) {
        StickyCookie cookie = decision.stickiness();
        if (cookie == null) {
            return decision.groups().choose(client.worker().random());
        }
        ForwardGroup bound = bound(decision, cookie);
        ForwardGroup chosen =
                bound == null ? decision.groups().choose(client.worker().random()) : bound;
        if (chosen != null) {
            cookies = new AnswerCookies(client).group(cookie, chosen.id());
        }
        return chosen;
    }

    /**
     * A good cookie decides without the weights. Our choice, since AWS documents neither: it does so for a group whose
     * weight is 0 now, which keeps its clients; a group that left the rule leaves its clients to the weights.
     */
    private @Nullable ForwardGroup bound(Decision.Forward decision, StickyCookie cookie) {
        StickyReading reading = cookie.read(client.head().headers(), now());
        if (reading.state() == StickyReading.State.UNREADABLE) {
            client.record().errorReason("AWSALBTGCookieInvalid");
        }
        return reading.isGood() ? decision.groups().find(reading.group()) : null;
    }

    private Exchange toAddress(ForwardGroup chosen) {
        TargetStickiness stickiness = chosen.stickiness();
        ActiveTarget target = stickiness == null ? chosen.group().choose(client.worker()) : sticky(chosen, stickiness);
        TargetGroup group = chosen.group().group();
        return target == null
                ? page(503, debugLines(group, null))
                : new ForwardExchange(
                        client, target, rewritten, debugLines(group, target.name()), cookies, faults.of(group.arn()));
    }

    private @Nullable ActiveTarget sticky(ForwardGroup chosen, TargetStickiness stickiness) {
        String name = stickiness.target(client.head().headers(), now());
        ActiveTarget bound = name == null ? null : chosen.group().sticky(name);
        ActiveTarget target = bound == null ? chosen.group().choose(client.worker()) : bound;
        if (bound == null) {
            count(stickiness.isOfApplication() ? Metric.APP_COOKIE_NON_STICKINESS : Metric.NON_STICKY_REQUESTS);
        }
        if (target != null) {
            cookies = cookies == null ? new AnswerCookies(client) : cookies;
            cookies.target(stickiness, target.name(), bound == null);
        }
        return target;
    }

    private Exchange toFunction(ForwardGroup chosen) {
        TargetGroup group = chosen.group().group();
        ActiveFunction function = chosen.group().function();
        if (function == null) {
            return page(503, debugLines(group, null));
        }
        String extra = debugLines(group, function.target().id());
        return new LambdaExchange(client, invoker, group, function, rewritten, extra, cookies, faults.of(group.arn()));
    }

    @Override
    public Exchange redirect(Decision.Redirect decision) {
        client.record().rule(rule.logPriority(), "redirect");
        String location = RedirectLocation.of(decision.action(), request, client.listener());
        if (location.length() > RedirectLocation.MAXIMUM) {
            return page(507, ruleLine());
        }
        client.record().redirectUrl(location);
        String line = "Location: " + location + "\r\n";
        return page(decision.action().statusCode(), debugHeaders ? line + ruleLine() : line);
    }

    @Override
    public Exchange fixed(Decision.Fixed decision) {
        client.record().rule(rule.logPriority(), "fixed-response");
        return new AnswerExchange(client, decision.answer(), ruleLine());
    }

    @Override
    public Exchange refuse(Decision.Refuse decision) {
        client.record().rule(rule.logPriority(), "authenticate");
        return page(500, ruleLine());
    }

    private void count(Metric metric) {
        client.worker().meters().loadBalancer(client.listener().loadBalancer()).add(metric);
    }

    private Instant now() {
        return client.worker().clock().instant();
    }

    private @Nullable String ruleLine() {
        return debugHeaders ? DebugHeaders.rule(rule) : null;
    }

    private @Nullable String debugLines(TargetGroup group, @Nullable String target) {
        return debugHeaders ? DebugHeaders.target(rule, group, target) : null;
    }

    private Exchange page(int status, @Nullable String extra) {
        return new AnswerExchange(client, OwnAnswer.page(status), extra);
    }
}
