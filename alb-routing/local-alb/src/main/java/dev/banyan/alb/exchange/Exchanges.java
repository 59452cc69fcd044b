package dev.banyan.alb.exchange;

import dev.banyan.alb.fault.Faults;
import dev.banyan.alb.lambda.LambdaInvoker;
import dev.banyan.alb.page.OwnAnswer;
import dev.banyan.alb.routing.CompiledRule;
import dev.banyan.alb.routing.RoutedRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what becomes of a request. Immutable. */
public final class Exchanges {

    private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);

    /** The rule's place in the access log where the rules could not be evaluated. */
    private static final int RULE_ERROR = -1;

    private final LambdaInvoker lambdaInvoker;
    private final boolean debugHeaders;
    private final Faults faults;

    /**
     * Creates the start of all exchanges.
     *
     * @param lambdaInvoker who invokes functions
     * @param debugHeaders whether answers tell who made them
     * @param faults what goes wrong on purpose
     */
    public Exchanges(LambdaInvoker lambdaInvoker, boolean debugHeaders, Faults faults) {
        this.lambdaInvoker = lambdaInvoker;
        this.debugHeaders = debugHeaders;
        this.faults = faults;
    }

    /** Returns the exchange for a request, not yet begun. */
    public Exchange route(Client client) {
        RoutedRequest request = new RoutedRequest(
                client.head(), client.address(), client.listener().settings());
        try {
            CompiledRule rule = client.listener().match(request);
            client.record().ruleEvaluations(rule.evaluations());
            return rule.decision().fold(new DecidedRequest(client, request, rule, lambdaInvoker, debugHeaders, faults));
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
}
