package dev.banyan.cli.up;

import dev.banyan.cli.console.Console;
import dev.banyan.cli.inspect.DisplayNames;
import dev.banyan.cli.inspect.RouteRow;
import dev.banyan.cli.inspect.RouteTable;
import dev.banyan.local.TemplateFunctions;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.LoadBalancerAttributes.LogDelivery;
import dev.banyan.template.ContainerDefinition;
import dev.banyan.template.SynthesizedSystem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What {@code up} says once all parts answer. */
final class ReadyReport {

    private final SynthesizedSystem template;
    private final UpOptions options;
    private final LocalSystem system;

    ReadyReport(SynthesizedSystem template, UpOptions options, LocalSystem system) {
        this.template = template;
        this.options = options;
        this.system = system;
    }

    void write(Console console) {
        system.endpoint().dropped().forEach(line -> console.warn("  not applied again: " + line));
        if (console.json()) {
            console.value(values());
            return;
        }
        console.line("");
        console.line("  " + pad(containerNames()) + "ready in " + seconds() + " s   "
                + console.strong(String.join("  ", urls())));
        console.line("  " + pad("Lambda targets") + String.join(", ", functionNames()));
        console.line(
                "  " + pad("AWS endpoint") + system.endpoint().uri() + "   (aws --endpoint-url …, terraform, SDKs)");
        logFolders().forEach(folder -> console.line("  " + pad("Log files") + folder));
        console.line("");
        RouteTable.lines(RouteRow.of(live())).forEach(console::line);
        console.line("");
        console.line("banyan: ready");
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("state", "ready");
        values.put("seconds", Double.parseDouble(seconds()));
        values.put("urls", urls());
        values.put("ports", system.boundByListenerPort());
        values.put("endpoint", system.endpoint().uri().toString());
        values.put("dropped", system.endpoint().dropped());
        values.put("functions", functionNames());
        values.put("logFolders", logFolders());
        values.put("routes", RouteRow.of(live()));
        values.put("pid", ProcessHandle.current().pid());
        return values;
    }

    /** Returns the template with the routing of this moment, which the API may have changed in an earlier run. */
    private SynthesizedSystem live() {
        return new SynthesizedSystem(
                template.stackName(),
                system.endpoint().routing(),
                template.functions(),
                template.containers(),
                template.databases(),
                template.secrets(),
                template.parameters(),
                template.unsupported());
    }

    /** Returns where the load balancers' log files go, by the attributes of the template. */
    private List<String> logFolders() {
        return system.endpoint().routing().loadBalancers().stream()
                .map(LoadBalancer::attributes)
                .flatMap(attributes ->
                        Stream.of(attributes.accessLogs(), attributes.connectionLogs(), attributes.healthCheckLogs()))
                .filter(LogDelivery::enabled)
                .map(log -> system.buckets()
                        .resolve(log.bucket())
                        .resolve(log.prefix())
                        .toString())
                .distinct()
                .toList();
    }

    private List<String> urls() {
        List<String> urls = new ArrayList<>();
        Map<Integer, Integer> ports = system.boundByListenerPort();
        system.endpoint()
                .routing()
                .loadBalancers()
                .forEach(balancer -> balancer.listeners()
                        .forEach(listener -> urls.add(listener.protocol().scheme() + "://shop." + options.domain + ":"
                                + ports.get(listener.port()))));
        return urls;
    }

    private List<String> functionNames() {
        DisplayNames names = new DisplayNames(template);
        return TemplateFunctions.targets(template).stream().map(names::of).toList();
    }

    private String containerNames() {
        return String.join(
                ", ",
                template.containers().stream()
                        .map(ContainerDefinition::name)
                        .map(ReadyReport::capitalised)
                        .toList());
    }

    private String seconds() {
        return String.format(Locale.ROOT, "%.1f", system.startTime().toMillis() / 1000.0);
    }

    private static String pad(String text) {
        return String.format(Locale.ROOT, "%-16s", text);
    }

    private static String capitalised(String name) {
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
