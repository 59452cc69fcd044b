package dev.banyan.aws.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.aws.wire.AwsResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tells of functions and their versions. */
final class ConfigurationActions {

    private static final int PAGE = 50;

    private final LambdaStore store;

    ConfigurationActions(LambdaStore store) {
        this.store = store;
    }

    CompletionStage<AwsResponse> configuration(RestCall call) {
        return answer(FoundVersion.of(store, call.function()).json());
    }

    CompletionStage<AwsResponse> function(RestCall call) {
        FoundVersion found = FoundVersion.of(store, call.function());
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.set("Configuration", found.json());
        result.putObject("Code")
                .put("RepositoryType", "S3")
                .put(
                        "Location",
                        store.codes().path(found.version().code()).toUri().toString());
        if (!found.function().tags().isEmpty()) {
            ObjectNode tags = result.putObject("Tags");
            found.function().tags().forEach(tags::put);
        }
        Integer reserved = found.function().reserved();
        if (reserved != null) {
            result.putObject("Concurrency").put("ReservedConcurrentExecutions", reserved);
        }
        return answer(result);
    }

    CompletionStage<AwsResponse> list(RestCall call) {
        String versions = call.value("FunctionVersion");
        if (versions != null && !versions.equals("ALL")) {
            throw Refusals.constraint(
                    "'" + versions + "'", "functionVersion", "Member must satisfy enum value set: [ALL]");
        }
        String prefix = FunctionName.arn("", call.caller());
        List<FoundVersion> found = store.functions().values().stream()
                .filter(function -> function.arn().startsWith(prefix))
                .flatMap(function -> versions == null
                        ? List.of(new FoundVersion(function, function.latest(), null)).stream()
                        : function.versions().map(version -> new FoundVersion(function, version, version.version())))
                .toList();
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        Paging.write(call, result, "Functions", PAGE, found, ConfigurationActions::key, FoundVersion::json);
        return answer(result);
    }

    CompletionStage<AwsResponse> versions(RestCall call) {
        LambdaFunction function = store.function(call.function().unqualified());
        List<FoundVersion> found = function.versions()
                .map(version -> new FoundVersion(function, version, version.version()))
                .toList();
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        Paging.write(call, result, "Versions", PAGE, found, ConfigurationActions::key, FoundVersion::json);
        return answer(result);
    }

    /** Keys are in the order of the items: {@code $} stands before digits, and numbers have leading zeros. */
    private static String key(FoundVersion found) {
        String version = found.version().version();
        String number = version.equals(FunctionVersion.LATEST) ? version : "%010d".formatted(Integer.valueOf(version));
        return found.function().arn() + ":" + number;
    }

    static CompletionStage<AwsResponse> answer(ObjectNode result) {
        return CompletableFuture.completedFuture(RestService.json(200, result));
    }
}
