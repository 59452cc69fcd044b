package dev.banyan.alb.conformance;

import dev.banyan.alb.support.Routings;
import dev.banyan.model.Arn;
import dev.banyan.model.HealthCheck;
import dev.banyan.model.Protocol;
import dev.banyan.model.ProtocolVersion;
import dev.banyan.model.StatusMatcher;
import dev.banyan.model.Target;
import dev.banyan.model.TargetGroup;
import dev.banyan.model.TargetGroupAttributes;
import dev.banyan.model.TargetType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Target groups as the tables write them. */
final class GroupSyntax {

    private static final Set<String> GROUP =
            Set.of("targets", "function", "protocol", "version", "check", "attributes");
    private static final Set<String> CHECK =
            Set.of("enabled", "path", "interval", "timeout", "healthy", "unhealthy", "matcher");

    private final Fields row;
    private final ToIntFunction<String> targetPort;

    private GroupSyntax(Fields row, ToIntFunction<String> targetPort) {
        this.row = row;
        this.targetPort = targetPort;
    }

    static GroupSyntax of(Fields row, ToIntFunction<String> targetPort) {
        return new GroupSyntax(row, targetPort);
    }

    List<TargetGroup> groups() {
        return fields().members().entrySet().stream()
                .map(group -> group(group.getKey(), Fields.of(group.getValue())))
                .toList();
    }

    private Fields fields() {
        Map<String, Object> groups = new LinkedHashMap<>(row.fields("groups").members());
        if (groups.isEmpty() && row.has("targets")) {
            groups.put(
                    "shop",
                    Map.of(
                            "targets",
                            new ArrayList<>(row.fields("targets").members().keySet())));
        }
        if (groups.isEmpty() && row.has("function")) {
            groups.put(
                    "orders",
                    Map.of(
                            "function",
                            row.text(
                                    "function-arn",
                                    Routings.functionArn("orders").value())));
        }
        return new Fields(groups);
    }

    private TargetGroup group(String name, Fields group) {
        group.checked(GROUP);
        boolean lambda = group.has("function");
        List<Target> targets = new ArrayList<>();
        group.texts("targets")
                .forEach(target -> targets.add(new Target.Ip("127.0.0.1", targetPort.applyAsInt(target))));
        group.texts("function").forEach(arn -> targets.add(new Target.Lambda(new Arn(arn))));
        Map<String, String> attributes =
                new LinkedHashMap<>(group.fields("attributes").texts());
        if (lambda && row.has("multi")) {
            attributes.put("lambda.multi_value_headers.enabled", row.text("multi"));
        }
        return new TargetGroup(
                Routings.groupArn(name),
                name,
                lambda ? TargetType.LAMBDA : TargetType.IP,
                Protocol.valueOf(group.text("protocol", "HTTP")),
                ProtocolVersion.valueOf(group.text("version", "HTTP1")),
                lambda ? 0 : 80,
                check(group.fields("check"), lambda ? HealthCheck.LAMBDA_DEFAULT : HealthCheck.IP_DEFAULT),
                new TargetGroupAttributes(attributes),
                targets,
                Map.of());
    }

    private static HealthCheck check(Fields check, HealthCheck base) {
        check.checked(CHECK);
        return new HealthCheck(
                check.has("enabled") ? check.flag("enabled") : base.enabled(),
                base.protocol(),
                base.port(),
                Notation.unescape(check.text("path", base.path())),
                Duration.ofSeconds(
                        check.number("interval", (int) base.interval().toSeconds())),
                Duration.ofSeconds(check.number("timeout", (int) base.timeout().toSeconds())),
                check.number("healthy", base.healthyThreshold()),
                check.number("unhealthy", base.unhealthyThreshold()),
                check.has("matcher") ? StatusMatcher.parse(check.text("matcher")) : base.matcher());
    }
}
