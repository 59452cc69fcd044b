package dev.banyan.alb.exchange;

import dev.banyan.alb.lambda.LambdaInvoker;
import dev.banyan.alb.page.OwnAnswer;
import dev.banyan.alb.routing.CompiledRule;
import dev.banyan.alb.routing.Decision;
import dev.banyan.alb.routing.RoutedRequest;
import dev.banyan.alb.target.ActiveTarget;
import dev.banyan.alb.target.ActiveTargetGroup;
import dev.banyan.model.Arn;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.Target;
import dev.banyan.model.TargetType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what becomes of a request. Immutable. */
public final class Exchanges {

    private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);

    /** The rule's place in the access log where the rules could not be evaluated. */
    private static final int RULE_ERROR = -1;

    private final LambdaInvoker lambdaInvoker;
    private final boolean debugHeaders;

    /**
     * Creates the start of all exchanges.
     *
     * @param lambdaInvoker who invokes functions
     * @param debugHeaders whether answers tell who made them
     */
    public Exchanges(LambdaInvoker lambdaInvoker, boolean debugHeaders) {
        this.lambdaInvoker = lambdaInvoker;
        this.debugHeaders = debugHeaders;
    }

    /** Returns the exchange for a request, not yet begun. */
    public Exchange route(Client client) {
        RoutedRequest request = new RoutedRequest(
                client.head(), client.address(), client.listener().settings().fallbackHost());
        try {
            CompiledRule rule = client.listener().match(request);
            client.record().ruleEvaluations(rule.evaluations());
            return rule.decision().fold(new Cases(client, request, rule));
        } catch (RuntimeException e) {
            LOG.error("no decision about a request", e);
            client.record().rule(RULE_ERROR, "-");
            return page(client, 500);
        }
    }

    /** Returns an exchange that answers with a standard page. */
    public static Exchange page(Client client, int status) {
        return new AnswerExchange(client, OwnAnswer.page(status), null);
    }

    private final class Cases implements Decision.Cases<Exchange> {

        private final Client client;
        private final RoutedRequest request;
        private final CompiledRule rule;

        Cases(Client client, RoutedRequest request, CompiledRule rule) {
            this.client = client;
            this.request = request;
            this.rule = rule;
        }

        @Override
        public Exchange forward(Decision.Forward decision) {
            client.record().rule(rule.logPriority(), "forward");
            ForwardAction action = decision.action();
            int total = action.totalWeight();
            if (total == 0) {
                return page(503, ruleHeaders()); // Our choice: AWS says only that a weight of 0 gets nothing.
            }
            boolean single = action.targetGroups().size() == 1;
            Arn chosen = action.select(single ? 0 : client.worker().random().nextInt(total));
            ActiveTargetGroup group = decision.groups().get(chosen);
            if (group == null) {
                throw new IllegalStateException("group: " + chosen + " (expected: one of the rule's)");
            }
            client.record().targetGroup(chosen.value());
            return group.group().type() == TargetType.LAMBDA ? toFunction(group) : toAddress(group);
        }

        private Exchange toAddress(ActiveTargetGroup group) {
            ActiveTarget target = group.choose(client.worker());
            if (target == null) {
                return page(503, debugHeaders ? DebugHeaders.target(rule, group.group(), null) : null);
            }
            String extra = debugHeaders ? DebugHeaders.target(rule, group.group(), target.name()) : null;
            return new ForwardExchange(client, target, extra);
        }

        private Exchange toFunction(ActiveTargetGroup group) {
            if (group.group().targets().isEmpty()) {
                return page(503, debugHeaders ? DebugHeaders.target(rule, group.group(), null) : null);
            }
            Target target = group.group().targets().get(0);
            String extra = debugHeaders ? DebugHeaders.target(rule, group.group(), target.id()) : null;
            return new LambdaExchange(client, lambdaInvoker, group.group(), target.id(), extra);
        }

        @Override
        public Exchange redirect(Decision.Redirect decision) {
            client.record().rule(rule.logPriority(), "redirect");
            String location = RedirectLocation.of(decision.action(), request, client.listener());
            if (location.length() > RedirectLocation.MAXIMUM) {
                return page(507, ruleHeaders());
            }
            client.record().redirectUrl(location);
            String line = "Location: " + location + "\r\n";
            return page(decision.action().statusCode(), debugHeaders ? line + ruleHeaders() : line);
        }

        @Override
        public Exchange fixed(Decision.Fixed decision) {
            client.record().rule(rule.logPriority(), "fixed-response");
            return new AnswerExchange(client, decision.answer(), ruleHeaders());
        }

        @Override
        public Exchange refuse(Decision.Refuse decision) {
            client.record().rule(rule.logPriority(), "authenticate");
            return page(500, ruleHeaders());
        }

        private @Nullable String ruleHeaders() {
            return debugHeaders ? DebugHeaders.rule(rule) : null;
        }

        private Exchange page(int status, @Nullable String extra) {
            return new AnswerExchange(client, OwnAnswer.page(status), extra);
        }
    }
}
