package dev.banyan.template.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;

/** Functions that make lists or choose from them. */
final class ListIntrinsics {

    static final Map<String, Intrinsic> ALL = Map.of(
            "Fn::Select", ListIntrinsics::select,
            "Fn::GetAZs", ListIntrinsics::zones,
            "Fn::Cidr", (argument, call) -> CidrIntrinsic.apply(argument, call));

    private ListIntrinsics() {}

    private static JsonNode select(JsonNode argument, Intrinsic.Call call) {
        List<JsonNode> parts = call.parts(argument, 2, 2);
        int index = call.number(parts.get(0));
        List<JsonNode> elements = call.list(parts.get(1));
        if (index < 0 || index >= elements.size()) {
            throw EvaluationException.of(call.path(), index, "an index of a list of " + elements.size());
        }
        return elements.get(index);
    }

    /** Every region has at least the zones a, b and c here. */
    private static JsonNode zones(JsonNode argument, Intrinsic.Call call) {
        String region = call.text(argument);
        String named = region.isEmpty()
                ? call.scope().reference("AWS::Region", call.path()).asText()
                : region;
        ArrayNode zones = JsonNodeFactory.instance.arrayNode();
        return zones.add(named + "a").add(named + "b").add(named + "c");
    }
}
