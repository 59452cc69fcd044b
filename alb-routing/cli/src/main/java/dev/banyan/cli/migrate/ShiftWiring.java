package dev.banyan.cli.migrate;

import dev.banyan.migration.guardrail.Alarms;
import dev.banyan.migration.guardrail.GuardrailJudge;
import dev.banyan.migration.guardrail.Guardrails;
import dev.banyan.migration.guardrail.ParitySource;
import dev.banyan.migration.guardrail.WindowTiming;
import dev.banyan.migration.guardrail.metrics.CloudWatchMetrics;
import dev.banyan.migration.guardrail.metrics.RegisteredFunctions;
import dev.banyan.migration.route.Routes;
import dev.banyan.migration.rule.Propagation;
import dev.banyan.migration.run.AwsDeployments;
import dev.banyan.migration.run.ShiftRunner;
import dev.banyan.migration.run.ShiftTools;
import dev.banyan.migration.run.Waiting;
import dev.banyan.migration.state.RouteState;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** A runner of shifts and the clients behind it. */
final class ShiftWiring implements AutoCloseable {

    /** Weights are there within seconds; AWS promises nothing. */
    private static final Duration PROPAGATION = Duration.ofSeconds(30);

    private static final int SECRET_BYTES = 16;

    private final ElasticLoadBalancingV2Client loadBalancing;
    private final CloudWatchClient metrics;
    private final LambdaClient functions;
    private final ShiftRunner runner;

    /**
     * @param alarms what must stay green
     * @param watcher is given the state after each look
     */
    ShiftWiring(AwsAccess access, Alarms alarms, Consumer<RouteState> watcher) {
        loadBalancing = access.loadBalancing();
        metrics = access.metrics();
        functions = access.functions();
        InstantSource clock = InstantSource.system();
        ShiftTools tools = new ShiftTools(
                loadBalancing,
                access.states(clock),
                new GuardrailJudge(
                        Guardrails.defaults(access.isLocal() ? WindowTiming.LOCAL : WindowTiming.AWS)
                                .withAlarms(alarms),
                        new CloudWatchMetrics(metrics),
                        new RegisteredFunctions(loadBalancing),
                        ParitySource.NONE),
                new AwsDeployments(loadBalancing, functions),
                access.isLocal() ? Propagation.NONE : (rule, written) -> written.plus(PROPAGATION),
                clock,
                Waiting.on(clock),
                access.timing(),
                ShiftWiring::secret);
        runner = new ShiftRunner(tools, Operator.name(), watcher);
    }

    ShiftRunner runner() {
        return runner;
    }

    Routes routes() {
        return new Routes(loadBalancing);
    }

    private static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        loadBalancing.close();
        metrics.close();
        functions.close();
    }
}
