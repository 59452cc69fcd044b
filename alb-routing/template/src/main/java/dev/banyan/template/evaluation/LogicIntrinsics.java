package dev.banyan.template.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Functions of conditions, and the one that chooses by a condition. */
final class LogicIntrinsics {

    static final Map<String, Intrinsic> ALL = Map.of(
            "Fn::If", LogicIntrinsics::choose,
            "Fn::Equals", LogicIntrinsics::equal,
            "Fn::Not", LogicIntrinsics::not,
            "Fn::And",
                    (argument, call) -> BooleanNode.valueOf(
                            operands(argument, call).stream().allMatch(holds(call))),
            "Fn::Or",
                    (argument, call) -> BooleanNode.valueOf(
                            operands(argument, call).stream().anyMatch(holds(call))));

    private LogicIntrinsics() {}

    private static JsonNode choose(JsonNode argument, Intrinsic.Call call) {
        List<JsonNode> parts = call.parts(argument, 3, 3);
        if (!parts.get(0).isTextual()) {
            throw EvaluationException.of(call.path(), parts.get(0), "the name of a condition");
        }
        boolean holds = call.scope().condition(parts.get(0).textValue(), call.path());
        return call.evaluate().apply(parts.get(holds ? 1 : 2));
    }

    private static JsonNode equal(JsonNode argument, Intrinsic.Call call) {
        List<JsonNode> parts = call.parts(argument, 2, 2);
        return BooleanNode.valueOf(call.text(parts.get(0)).equals(call.text(parts.get(1))));
    }

    private static JsonNode not(JsonNode argument, Intrinsic.Call call) {
        return BooleanNode.valueOf(!holds(call).test(call.parts(argument, 1, 1).get(0)));
    }

    private static List<JsonNode> operands(JsonNode argument, Intrinsic.Call call) {
        return call.parts(argument, 2, 10);
    }

    /** An operand is the name of another condition, {@code {"Condition": "Name"}}, or a function. */
    static Predicate<JsonNode> holds(Intrinsic.Call call) {
        return operand -> {
            JsonNode name = operand.path("Condition");
            if (operand.size() == 1 && name.isTextual()) {
                return call.scope().condition(name.textValue(), call.path());
            }
            JsonNode value = call.evaluate().apply(operand);
            if (!value.isBoolean()) {
                throw EvaluationException.of(call.path(), value, "a condition");
            }
            return value.booleanValue();
        };
    }
}
