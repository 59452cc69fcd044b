package dev.banyan.aws.elbv2;

import dev.banyan.aws.query.Caller;
import dev.banyan.aws.query.Members;
import dev.banyan.aws.query.QueryOperation;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.model.Arn;
import dev.banyan.model.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Describes rules, in the order in which they are asked. */
final class RuleDescription {

    private final ControlPlane plane;

    RuleDescription(ControlPlane plane) {
        this.plane = plane;
    }

    QueryOperation describe(Caller caller, Members request) {
        Paging paging = Paging.parse(request);
        List<Arn> arns = request.texts("RuleArns").stream()
                .map(arn -> ResourceKind.RULE.parse(arn, caller))
                .toList();
        Arn listener = request.has("ListenerArn") ? ListenerActions.arn(request, caller) : null;
        if (listener == null && arns.isEmpty()) {
            throw AwsException.validation("You must specify either listener rule ARNs or a listener ARN");
        }
        if (listener != null && !arns.isEmpty()) {
            throw AwsException.validation("Listener rule ARNs and a listener ARN cannot be specified at the same time");
        }
        return result -> {
            State state = plane.state();
            List<Rule> rules = listener == null
                    ? find(state, arns)
                    : state.listener(listener).listener().rules();
            paging.write(result, "Rules", rules, RuleDescription::key, (xml, rule) -> RuleXml.write(xml, rule, state));
        };
    }

    private static List<Rule> find(State state, List<Arn> arns) {
        List<Rule> found = new ArrayList<>();
        state.allListeners()
                .forEach(placed -> placed.listener().rules().stream()
                        .filter(rule -> arns.contains(rule.arn()))
                        .forEach(found::add));
        if (found.size() != arns.stream().distinct().count()) {
            throw ResourceKind.RULE.someNotFound();
        }
        return found;
    }

    private static String key(Rule rule) {
        return String.format(Locale.ROOT, "%010d %s", rule.priority().value(), rule.arn());
    }
}
