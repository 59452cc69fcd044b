package dev.banyan.alb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.exchange.Client;
import dev.banyan.alb.exchange.Exchanges;
import dev.banyan.alb.fault.Faults;
import dev.banyan.alb.http1.RequestHead;
import dev.banyan.alb.log.AccessLogSink;
import dev.banyan.alb.log.AccessRecord;
import dev.banyan.alb.log.LoadBalancerLogs;
import dev.banyan.alb.loop.Transport;
import dev.banyan.alb.loop.WorkerOutputs;
import dev.banyan.alb.loop.Workers;
import dev.banyan.alb.metrics.AlbMetrics;
import dev.banyan.alb.page.OwnAnswer;
import dev.banyan.alb.routing.ActiveListener;
import dev.banyan.alb.routing.RoutingCompiler;
import dev.banyan.alb.stickiness.StickyTokens;
import dev.banyan.alb.support.FakeInvoker;
import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawClient.Answer;
import dev.banyan.alb.support.RawTarget;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.SecureClient;
import dev.banyan.alb.support.TestAlb;
import dev.banyan.alb.target.TargetGroups;
import dev.banyan.model.Action;
import dev.banyan.model.AuthenticateAction;
import dev.banyan.model.Condition;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.PathPatternCondition;
import dev.banyan.model.Priority;
import dev.banyan.model.Protocol;
import dev.banyan.model.RedirectAction;
import dev.banyan.model.Routing;
import dev.banyan.model.SourceIpCondition;
import io.netty.buffer.Unpooled;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that cannot be carried out: they answer, and let nothing through. */
class RefusedDecisionsTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret";

    @ParameterizedTest
    @CsvSource({
        "authenticate-oidc,    forward",
        "authenticate-oidc,    fixed-response",
        "authenticate-oidc,    redirect",
        "authenticate-cognito, forward",
        "jwt-validation,       forward",
    })
    void authentication_anyKind_neverCarriesOutWhatFollows(String kind, String following) throws Exception {
        Routings routings = new Routings();
        try (RawTarget target = RawTarget.answering(OK)) {
            Action action = switch (following) {
                case "forward" -> routings.group("shop", target.port());
                case "redirect" -> new RedirectAction(302, "HTTPS", "#{host}", "443", "/secret", "");
                default -> Routings.text("secret");
            };
            List<Condition> conditions = List.of(new PathPatternCondition(List.of("/account")));
            routings.listener(443, Protocol.HTTPS, Routings.text("open"))
                    .rule(443, new Priority(1), conditions, new AuthenticateAction(kind), action);
            try (TestAlb alb = new TestAlb(routings);
                    RawClient client = SecureClient.connect(alb.port(443), new X509Certificate[1])) {
                Answer answer = client.get("/account");

                assertThat(answer.status()).isEqualTo(500);
                assertThat(answer.head() + answer.body()).doesNotContain("secret");
                assertThat(target.requests()).isEmpty();
                assertThat(client.get("/").body()).isEqualTo("open");
            }
        }
    }

    /** Expressions that take other engines too deep, or for ever, are answered here in time that grows with the path. */
    @Test
    void rules_hostileRegex_isEvaluatedToTheEnd() {
        List<Condition> conditions = List.of(PathPatternCondition.ofRegex(List.of("^/deep/((a|ab)*)*$")));
        try (TestAlb alb = new TestAlb(new Routings()
                        .listener(80, Routings.text("default"))
                        .rule(80, new Priority(1), conditions, Routings.text("deep")));
                RawClient client = alb.client()) {
            assertThat(client.get("/deep/" + "a".repeat(16000)).body()).isEqualTo("deep");
            assertThat(client.get("/deep/" + "a".repeat(16000) + "!").body()).isEqualTo("default");
        }
    }

    /** No request that can be sent makes a rule fail, so the failure is made here: an address that is not there. */
    @Test
    void rules_failToEvaluate_is500() {
        Routing routing = new Routings()
                .listener(80, Routings.text("default"))
                .rule(80, new Priority(1), List.of(new SourceIpCondition(List.of("10.0.0.0/8"))), Routings.text("x"))
                .build();
        LoadBalancer loadBalancer = routing.loadBalancers().get(0);
        WorkerOutputs outputs = new WorkerOutputs(AccessLogSink.NONE, null, new AlbMetrics(Duration.ofMinutes(1)));
        Workers workers = new Workers(1, Transport.best(), InstantSource.system(), System::nanoTime, 1, outputs);
        try {
            ActiveListener listener = new RoutingCompiler(
                            new TargetGroups(workers, new FakeInvoker()), Map.of(), new StickyTokens(null))
                    .compile(loadBalancer, loadBalancer.listeners().get(0), LoadBalancerLogs.NONE);
            List<OwnAnswer> answers = new ArrayList<>();
            Client client = clientWithoutAddress(listener, answers);

            new Exchanges(new FakeInvoker(), false, new Faults()).route(client).begin();

            assertThat(answers).extracting(OwnAnswer::status).containsExactly(500);
        } finally {
            workers.group().shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }

    private static Client clientWithoutAddress(ActiveListener listener, List<OwnAnswer> answers) {
        RequestHead head = new RequestHead();
        head.feed(Unpooled.copiedBuffer("GET / HTTP/1.1\r\nHost: a\r\n\r\n", StandardCharsets.US_ASCII));
        AccessRecord record = new AccessRecord();
        return (Client) Proxy.newProxyInstance(
                Client.class.getClassLoader(), new Class<?>[] {Client.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("answer")) {
                        answers.add((OwnAnswer) arguments[0]);
                    }
                    return switch (method.getName()) {
                        case "head" -> head;
                        case "listener" -> listener;
                        case "record" -> record;
                        default -> null;
                    };
                });
    }
}
