package dev.banyan.alb.benchmarks;

import dev.banyan.model.RoutingRequest;
import dev.banyan.model.Rule;
import dev.banyan.model.RuleTable;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How long it takes to find the rule of a request: the last path rule of many, and the default rule. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MatchBenchmark {

    /** How many path rules there are. */
    @Param({"1", "100", "10000"})
    public int rules;

    private @Nullable RuleTable table;
    private RoutingRequest last = request("/");
    private RoutingRequest none = request("/");

    /** Compiles the rules. */
    @Setup
    public void compile() {
        table = RuleTable.compile(MeasuredRouting.listener(rules, 80));
        last = request("/service-" + rules + "/items/42");
        none = request("/elsewhere/items/42");
    }

    /** The last rule of all. */
    @Benchmark
    public @Nullable Rule lastRule() {
        return table == null ? null : table.match(last);
    }

    /** No rule but the default one. */
    @Benchmark
    public @Nullable Rule defaultRule() {
        return table == null ? null : table.match(none);
    }

    private static RoutingRequest request(String path) {
        return new RoutingRequest() {
            @Override
            public String method() {
                return "GET";
            }

            @Override
            public String host() {
                return "shop.example.test";
            }

            @Override
            public String path() {
                return path;
            }

            @Override
            public @Nullable String query() {
                return "id=42";
            }

            @Override
            public List<String> headers(String name) {
                return List.of();
            }

            @Override
            public InetAddress sourceAddress() {
                return InetAddress.getLoopbackAddress();
            }
        };
    }
}
