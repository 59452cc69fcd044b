package dev.banyan.cli.inspect;

import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import dev.banyan.cli.console.Console;
import dev.banyan.cli.console.ConsoleFactory;
import dev.banyan.cli.console.OutputOptions;
import dev.banyan.cli.state.RunningSystem;
import dev.banyan.model.Listener;
import dev.banyan.model.RuleEvaluation;
import dev.banyan.model.RuleTable;
import dev.banyan.template.SynthesizedSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains which rule wins for a request, and why the others do not. */
@Command(
        name = "match",
        description = "Explains which rule wins for a request, and why the others do not. Sends nothing.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class MatchCommand implements Callable<Integer> {

    @Parameters(paramLabel = "METHOD", description = "The method, such as GET.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private String method;

    @Parameters(paramLabel = "URL", description = "The URL, such as http://shop.localhost:8080/catalog/42.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private String url;

    @Option(
            names = {"-H", "--header"},
            paramLabel = "HEADER",
            description = "A header line, 'Name: value'. Repeatable.")
    private List<String> headers = new ArrayList<>();

    @Mixin
    private final SystemOptions options = new SystemOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Console console = ConsoleFactory.system(output);
        AskedRequest request = AskedRequest.parse(method, url, headers);
        SynthesizedSystem system = options.read();
        Listener listener = listener(system, request);
        List<MatchRow> rows = rows(system, RuleTable.compile(listener).explain(request));
        if (console.json()) {
            console.value(rows);
        } else {
            console.line(console.strong("  listener " + listener.protocol() + ":" + listener.port()));
            rows.forEach(row -> console.line(row.line(console)));
        }
        return ExitCode.DONE.number();
    }

    private static List<MatchRow> rows(SynthesizedSystem system, List<RuleEvaluation> evaluations) {
        DisplayNames names = new DisplayNames(system);
        List<MatchRow> rows = new ArrayList<>();
        boolean decided = false;
        for (RuleEvaluation evaluation : evaluations) {
            boolean wins = !decided && evaluation.matched();
            rows.add(MatchRow.of(evaluation, wins, decided, names));
            decided |= wins;
        }
        return rows;
    }

    private Listener listener(SynthesizedSystem system, AskedRequest request) {
        List<Listener> listeners = system.routing().loadBalancers().stream()
                .flatMap(loadBalancer -> loadBalancer.listeners().stream())
                .toList();
        int port = templatePort(request);
        return listeners.stream()
                .filter(listener ->
                        port < 0 ? listener.protocol().scheme().equals(request.scheme()) : listener.port() == port)
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        ExitCode.INPUT,
                        "url: " + url + " (expected: the port of a listener: "
                                + listeners.stream()
                                        .map(listener -> listener.protocol() + ":" + listener.port())
                                        .collect(Collectors.joining(", "))
                                + ")"));
    }

    /** Returns the listener's own port for a bound one; -1 where the URL's scheme alone is to decide. */
    private int templatePort(AskedRequest request) {
        if (request.port() < 0) {
            return -1;
        }
        Map<Integer, Integer> bound =
                options.running().map(RunningSystem::listeners).orElse(Map.of(80, 8080, 443, 8443));
        return bound.entrySet().stream()
                .filter(entry -> entry.getValue() == request.port())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(request.port());
    }
}
