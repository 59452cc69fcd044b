package dev.banyan.aws.elbv2;

import dev.banyan.aws.elbv2.State.PlacedListener;
import dev.banyan.aws.elbv2.State.PlacedRule;
import dev.banyan.aws.query.Caller;
import dev.banyan.aws.query.Members;
import dev.banyan.aws.query.QueryOperation;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.XmlWriter;
import dev.banyan.model.Arn;
import dev.banyan.model.Condition;
import dev.banyan.model.Listener;
import dev.banyan.model.Priority;
import dev.banyan.model.Rule;
import dev.banyan.model.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Creates, changes and deletes rules. */
final class RuleActions {

    private final ControlPlane plane;

    RuleActions(ControlPlane plane) {
        this.plane = plane;
    }

    static Arn arn(Members request, Caller caller) {
        return ResourceKind.RULE.parse(request.required("RuleArn"), caller);
    }

    QueryOperation create(Caller caller, Members request) {
        Arn listener = ListenerActions.arn(request, caller);
        Integer priority = request.integer("Priority", 1, Priority.MAXIMUM);
        if (priority == null) {
            throw request.missing("Priority");
        }
        List<Condition> conditions = ConditionParser.parse(request);
        if (conditions.isEmpty()) {
            throw AwsException.validation("A condition must be specified");
        }
        ParsedActions actions = ActionParser.parse(request, "Actions", caller);
        List<Transform> transforms = TransformParser.parse(request);
        Map<String, String> tags = Tags.parse(request);
        Arn arn = plane.newRuleArn(listener);
        Rule rule = new Rule(arn, new Priority(priority), conditions, actions.actions(), transforms, tags);
        return result -> {
            State changed = plane.store().change(state -> add(state, state.listener(listener), rule, actions));
            write(result, changed, List.of(arn));
        };
    }

    private static State add(State state, PlacedListener placed, Rule rule, ParsedActions actions) {
        return state.with(new PlacedRule(placed.loadBalancer(), placed.listener(), rule))
                .withAuthentication(rule.arn(), actions);
    }

    static void write(XmlWriter result, State state, List<Arn> arns) {
        List<Rule> rules = arns.stream().map(arn -> state.rule(arn).rule()).toList();
        result.list("Rules", rules, (xml, rule) -> RuleXml.write(xml, rule, state));
    }

    QueryOperation modify(Caller caller, Members request) {
        Arn arn = arn(request, caller);
        List<Condition> conditions = ConditionParser.parse(request);
        ParsedActions actions = request.has("Actions")
                ? ActionParser.parse(request, "Actions", caller)
                : new ParsedActions(List.of(), null);
        List<Transform> transforms = TransformParser.parse(request);
        Boolean reset = request.flag("ResetTransforms");
        boolean isReset = reset != null && reset;
        checkGiven(request, conditions, transforms, isReset);
        return result -> {
            State changed = plane.store().change(state -> {
                PlacedRule placed = state.rule(arn);
                Rule old = requireMovable(placed.rule());
                Rule rule = new Rule(
                        arn,
                        old.priority(),
                        conditions.isEmpty() ? old.conditions() : conditions,
                        actions.actions().isEmpty() ? old.actions() : actions.actions(),
                        transforms.isEmpty() && !isReset ? old.transforms() : transforms,
                        old.tags());
                State next = state.with(new PlacedRule(placed.loadBalancer(), placed.listener(), rule));
                return actions.actions().isEmpty() ? next : next.withAuthentication(arn, actions);
            });
            write(result, changed, List.of(arn));
        };
    }

    private static void checkGiven(
            Members request, List<Condition> conditions, List<Transform> transforms, boolean reset) {
        if (reset && !transforms.isEmpty()) {
            throw AwsException.validation("Transforms and ResetTransforms cannot be specified at the same time");
        }
        if (conditions.isEmpty() && !request.has("Actions") && transforms.isEmpty() && !reset) {
            throw AwsException.validation("Either conditions or actions must be specified");
        }
    }

    /** Returns a rule that is not a listener's default one, which follows the listener instead. */
    static Rule requireMovable(Rule rule) {
        if (rule.priority().isDefault()) {
            throw AwsException.of("OperationNotPermitted", "Default rule '" + rule.arn() + "' cannot be modified");
        }
        return rule;
    }

    QueryOperation delete(Caller caller, Members request) {
        Arn arn = arn(request, caller);
        return result -> plane.store().change(state -> {
            PlacedRule placed = state.rule(arn);
            if (placed.rule().priority().isDefault()) {
                throw AwsException.of("OperationNotPermitted", "Default rule '" + arn + "' cannot be deleted");
            }
            Listener listener = placed.listener();
            List<Rule> rules = new ArrayList<>(listener.rules());
            rules.remove(placed.rule());
            return state.with(placed.loadBalancer(), Copies.withRules(listener, rules));
        });
    }
}
