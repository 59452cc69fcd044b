package dev.banyan.template.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Functions that look something up. */
final class LookupIntrinsics {

    static final Map<String, Intrinsic> ALL = Map.of(
            "Ref", LookupIntrinsics::reference,
            "Fn::GetAtt", LookupIntrinsics::attribute,
            "Fn::FindInMap", LookupIntrinsics::findInMap,
            "Fn::ImportValue", LookupIntrinsics::importValue);

    private LookupIntrinsics() {}

    private static JsonNode reference(JsonNode argument, Intrinsic.Call call) {
        if (!argument.isTextual()) {
            throw EvaluationException.of(call.path(), argument, "the name of a parameter or resource");
        }
        return call.scope().reference(argument.textValue(), call.path());
    }

    private static JsonNode attribute(JsonNode argument, Intrinsic.Call call) {
        AttributeName name = AttributeName.of(argument, call.path());
        JsonNode attribute = name.attribute();
        return call.scope().attribute(name.resource(), call.text(attribute), call.path());
    }

    private static JsonNode findInMap(JsonNode argument, Intrinsic.Call call) {
        List<JsonNode> parts = call.parts(argument, 3, 3);
        return call.scope()
                .mapping(call.text(parts.get(0)), call.text(parts.get(1)), call.text(parts.get(2)), call.path());
    }

    private static JsonNode importValue(JsonNode argument, Intrinsic.Call call) {
        throw EvaluationException.of(
                call.path(), argument, "nothing from other stacks, because only one stack is read; use a parameter");
    }
}
