package dev.banyan.cli.alb;

import dev.banyan.cli.console.Console;
import dev.banyan.local.AwsEndpoint;
import dev.banyan.local.OpenListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code alb} says once the endpoint answers. */
final class AlbReport {

    private final AlbOptions options;
    private final AlbSystem system;
    private final AwsEndpoint endpoint;

    AlbReport(AlbOptions options, AlbSystem system) {
        this.options = options;
        this.system = system;
        this.endpoint = system.endpoint();
    }

    void write(Console console) {
        endpoint.dropped().forEach(line -> console.warn("  not applied again: " + line));
        if (console.json()) {
            console.value(values());
            return;
        }
        console.line("");
        console.line("  AWS endpoint  " + console.strong(endpoint.uri().toString()) + "   (account " + options.accountId
                + ", any region, any credentials)");
        console.line("  State         " + system.stateFolder());
        List<OpenListener> listeners = endpoint.listeners();
        listeners.forEach(
                listener -> console.line("  Listener      " + listener.url() + "   (" + listener.name() + ")"));
        console.line("");
        next(listeners.isEmpty()).forEach(console::line);
        console.line("");
        console.line("banyan: ready");
    }

    /** Returns what to type next. */
    private List<String> next(boolean empty) {
        String command = empty
                ? "elbv2 create-load-balancer --name shop --subnets subnet-0ba0000000000001a subnet-0ba0000000000001b"
                : "elbv2 describe-load-balancers";
        return List.of(
                "  export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_DEFAULT_REGION=us-east-1",
                "  aws --endpoint-url " + endpoint.uri() + " " + command);
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("state", "ready");
        values.put("endpoint", endpoint.uri().toString());
        values.put("awsPort", endpoint.port());
        values.put("account", options.accountId);
        values.put("listeners", endpoint.listeners());
        values.put("dropped", endpoint.dropped());
        values.put("stateFolder", system.stateFolder().toString());
        values.put("pid", ProcessHandle.current().pid());
        return values;
    }
}
