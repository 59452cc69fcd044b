package dev.banyan.aws.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.aws.wire.AwsResponse;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tags of functions. */
final class TagActions {

    private static final int MAXIMUM = 50;

    private final LambdaStore store;

    TagActions(LambdaStore store) {
        this.store = store;
    }

    /** Returns the tags of a request, or none. */
    static SortedMap<String, String> parse(Document request) {
        SortedMap<String, String> tags = request.texts("Tags");
        return tags == null ? new TreeMap<>() : tags;
    }

    CompletionStage<AwsResponse> list(RestCall call) {
        ObjectNode tags = JsonNodeFactory.instance.objectNode();
        store.function(arn(call)).tags().forEach(tags::put);
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.set("Tags", tags);
        return ConfigurationActions.answer(result);
    }

    CompletionStage<AwsResponse> tag(RestCall call) {
        Document request = call.document();
        SortedMap<String, String> added = parse(request);
        request.refuseUnread();
        if (added.isEmpty()) {
            throw Refusals.invalid("An error occurred and the request cannot be processed.");
        }
        store.change(arn(call), function -> {
            NavigableMap<String, String> tags = new TreeMap<>(function.tags());
            tags.putAll(added);
            if (tags.size() > MAXIMUM) {
                throw Refusals.invalid("Number of tags exceeds resource tag limit.");
            }
            return function.withTags(tags);
        });
        return CompletableFuture.completedFuture(RestService.nothing());
    }

    CompletionStage<AwsResponse> untag(RestCall call) {
        List<String> keys = call.query().getOrDefault("tagKeys", List.of());
        if (keys.isEmpty()) {
            throw Document.missing("TagKeys");
        }
        store.change(arn(call), function -> {
            NavigableMap<String, String> tags = new TreeMap<>(function.tags());
            keys.forEach(tags::remove);
            return function.withTags(tags);
        });
        return CompletableFuture.completedFuture(RestService.nothing());
    }

    private static String arn(RestCall call) {
        FunctionName name = call.function();
        if (name.qualifier() != null) {
            throw Refusals.invalid(
                    "Tags on function aliases and versions are not supported. Please specify a function ARN.");
        }
        return name.unqualified();
    }
}
