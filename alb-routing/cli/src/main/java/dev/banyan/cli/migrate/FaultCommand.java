package dev.banyan.cli.migrate;

import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import dev.banyan.cli.console.Console;
import dev.banyan.cli.console.ConsoleFactory;
import dev.banyan.cli.console.OutputOptions;
import dev.banyan.migration.route.Routes;
import dev.banyan.migration.rule.Share;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/** Breaks the targets of a local target group on purpose. */
@Command(
        name = "fault",
        description = "Lets the targets of a local target group misbehave, or be well again (no options).",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class FaultCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "TARGET_GROUP|ROUTE",
            description = "The name or ARN of a target group, or a route, whose Lambda group is meant. Without it:"
                    + " list the faults.")
    private @Nullable String subject;

    @Option(
            names = "--latency",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "What each request waits, such as 800ms.")
    private Duration latency = Duration.ZERO;

    @Option(names = "--errors", paramLabel = "PERCENT", description = "The share of requests that fail in the target.")
    private String errors = "0";

    @Option(
            names = "--resets",
            paramLabel = "PERCENT",
            description = "The share of requests whose connection the target resets.")
    private String resets = "0";

    @Mixin
    private final AwsOptions place = new AwsOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Console console = ConsoleFactory.system(output);
        AwsAccess access = place.open(console);
        LocalPage local = AwsOptions.requireLocal(access, "fault");
        String named = subject;
        List<Map<String, Object>> faults = named == null ? local.faults() : local.fault(fault(access, named));
        if (console.json()) {
            console.value(faults);
        } else if (faults.isEmpty()) {
            console.line("no faults");
        } else {
            faults.forEach(fault -> console.line(describe(fault)));
        }
        return ExitCode.DONE.number();
    }

    private Map<String, Object> fault(AwsAccess access, String named) {
        return Map.of(
                "targetGroupArn", group(access, named),
                "latencyMillis", latency.toMillis(),
                "errorShare", share("--errors", errors),
                "resetShare", share("--resets", resets));
    }

    private static double share(String option, String percent) {
        try {
            return Share.parse(percent).permille() / 1000.0;
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.INPUT, option + ": " + percent + " (expected: 0 to 100 %)", e);
        }
    }

    private static String group(AwsAccess access, String named) {
        try (ElasticLoadBalancingV2Client client = access.loadBalancing()) {
            List<TargetGroup> groups = client.describeTargetGroupsPaginator().targetGroups().stream()
                    .toList();
            return groups.stream()
                    .filter(group -> named.equals(group.targetGroupArn()) || named.equals(group.targetGroupName()))
                    .map(TargetGroup::targetGroupArn)
                    .findFirst()
                    .or(() -> new Routes(client)
                            .all().stream()
                                    .filter(route -> route.name().equals(named))
                                    .map(route -> route.lambdaGroup().value())
                                    .findFirst())
                    .orElseThrow(() -> new CommandException(
                            ExitCode.INPUT,
                            "target group: " + named + " (expected: a route or one of "
                                    + String.join(
                                            ", ",
                                            groups.stream()
                                                    .map(TargetGroup::targetGroupName)
                                                    .sorted()
                                                    .toList())
                                    + ")"));
        }
    }

    private static String describe(Map<String, Object> fault) {
        String arn = String.valueOf(fault.get("targetGroupArn"));
        return String.format(
                java.util.Locale.ROOT,
                "%-32s latency %s ms, errors %s %%, resets %s %%",
                arn.replaceAll(".*targetgroup/([^/]*)/.*", "$1"),
                fault.get("latencyMillis"),
                percent(fault.get("errorShare")),
                percent(fault.get("resetShare")));
    }

    private static String percent(@Nullable Object share) {
        return share instanceof Number number
                ? new Share((int) Math.round(number.doubleValue() * 1000)).percent()
                : "?";
    }
}
