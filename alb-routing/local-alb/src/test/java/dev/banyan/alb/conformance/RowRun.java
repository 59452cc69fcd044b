package dev.banyan.alb.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.lambda.LambdaOutcome;
import dev.banyan.alb.support.FakeInvoker;
import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.SecureClient;
import dev.banyan.alb.support.TestAlb;
import dev.banyan.model.Routing;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** One row on a real load balancer of its own: its targets, its clock, its client. */
final class RowRun implements AutoCloseable {

    /** When every row begins: the trace ids of that second start with {@code 1-6743a1b2}. */
    private static final Instant START = Instant.ofEpochSecond(0x6743a1b2L);

    private final Map<String, ScriptedTarget> targets = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final AtomicLong seconds = new AtomicLong();
    private final Fields row;
    private final TestAlb alb;
    private final Map<String, RawClient> clients = new HashMap<>();

    RowRun(Fields row) {
        this.row = row;
        row.fields("targets").members().forEach((name, answer) -> targets.put(name, new ScriptedTarget(answer)));
        targets.forEach((name, target) -> names.put(name, Integer.toString(target.port())));
        alb = new TestAlb(routing(row), builder -> builder.clock(() -> START.plusSeconds(seconds.get())));
        names.put("port", Integer.toString(alb.port(RowRouting.port(row))));
        if (row.has("function")) {
            alb.invoker().answer(outcome(row.get("function")));
        }
    }

    private Routing routing(Fields fields) {
        return RowRouting.of(
                fields, name -> Objects.requireNonNull(targets.get(name), name).port());
    }

    private static LambdaOutcome outcome(Object function) {
        if (!(function instanceof Map<?, ?>)) {
            return FakeInvoker.document(Notation.unescape(String.valueOf(function)));
        }
        Fields fields = Fields.of(function);
        return fields.has("error")
                ? new LambdaOutcome.FunctionError(fields.text("error"), "no", null, Duration.ZERO)
                : new LambdaOutcome.Refused(LambdaOutcome.Reason.valueOf(fields.text("refused")), "no");
    }

    TestAlb alb() {
        return alb;
    }

    Map<String, String> names() {
        return names;
    }

    /** Returns what was counted; complete once the row has ended. */
    RowMetrics metrics() {
        return new RowMetrics(alb.alb().metrics(), START.minusSeconds(60), START.plusSeconds(60 + seconds.get()));
    }

    ScriptedTarget target(String name) {
        return Objects.requireNonNull(targets.get(name), name);
    }

    /** Returns the target that a row with only one means. */
    ScriptedTarget target() {
        return targets.values().iterator().next();
    }

    Map<String, ScriptedTarget> targets() {
        return targets;
    }

    RawClient client() {
        return client("");
    }

    /** Returns one of several clients, connected. */
    RawClient client(String name) {
        return clients.computeIfAbsent(name, key -> {
            RawClient open = connect(alb.port(RowRouting.port(row)));
            names.put("client", Integer.toString(open.socket().getLocalPort()));
            return open;
        });
    }

    private RawClient connect(int port) {
        if (!row.fields("listener").text("protocol", "HTTP").equals("HTTPS")) {
            return new RawClient(port);
        }
        try {
            return SecureClient.connect(port, new X509Certificate[1]);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void disconnect(String name) {
        RawClient open = clients.remove(name);
        if (open != null) {
            open.close();
        }
    }

    void disconnect() {
        List.copyOf(clients.keySet()).forEach(this::disconnect);
    }

    /** Moves both clocks. */
    void pass(int passed) {
        seconds.addAndGet(passed);
        alb.pass(Duration.ofSeconds(passed));
    }

    void update(Fields change) {
        alb.alb().update(routing(row.with(change)));
    }

    /** Returns what each target of a group is: its state, its reason and the reason in words, with slashes between. */
    List<String> health(String group) {
        return alb.alb().targetHealth(Routings.groupArn(group)).stream()
                .map(health -> health.state().apiName() + "/" + health.reason() + "/" + health.description())
                .toList();
    }

    /** Ends everything and returns the whole log, which must have a line for each answer and for each exchange cut off. */
    List<String> end(int answers, int lines) {
        if (lines > answers) {
            alb.log(answers);
        }
        disconnect();
        targets.values().forEach(ScriptedTarget::go);
        if (lines > answers) {
            alb.log(lines);
        }
        alb.close();
        List<String> log = alb.log(0);
        assertThat(log).as("one line in the access log for each exchange").hasSize(lines);
        return log;
    }

    @Override
    public void close() {
        disconnect();
        alb.close();
        targets.values().forEach(ScriptedTarget::close);
    }
}
