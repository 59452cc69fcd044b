package dev.banyan.aws.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.AwsResponse;
import dev.banyan.model.Arn;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Aliases. */
final class AliasActions {

    private static final String NAME = "(?!^[0-9]+$)([a-zA-Z0-9-_]+)";
    private static final String VERSION = "(\\$LATEST|[0-9]+)";
    private static final int MAXIMUM_NAME = 128;
    private static final int PAGE = 50;

    private final LambdaStore store;
    private final LambdaHooks hooks;

    AliasActions(LambdaStore store, LambdaHooks hooks) {
        this.store = store;
        this.hooks = hooks;
    }

    CompletionStage<AwsResponse> create(RestCall call) {
        Document request = call.document();
        String name = request.text("Name", NAME);
        String version = request.text("FunctionVersion", VERSION);
        SettingsParser.checkLength("name", name, MAXIMUM_NAME);
        if (name == null || version == null) {
            throw Document.missing(name == null ? "Name" : "FunctionVersion");
        }
        String description = SettingsParser.description(request);
        SortedMap<String, Double> weights = weights(request);
        request.refuseUnread();
        String arn = call.function().unqualified();
        LambdaFunction changed = store.change(arn, function -> {
            if (function.aliases().containsKey(name)) {
                throw Refusals.conflict("Alias already exists: " + arn + ":" + name);
            }
            FunctionAlias alias = new FunctionAlias(
                    name,
                    version,
                    description == null ? "" : description,
                    weights == null ? new TreeMap<>() : weights,
                    hooks.revisions().get());
            return function.withAlias(checked(function, alias));
        });
        return answer(201, changed, name);
    }

    private static @Nullable SortedMap<String, Double> weights(Document request) {
        Document routing = request.structure("RoutingConfig");
        if (routing == null) {
            return null;
        }
        Document additional = routing.structure("AdditionalVersionWeights");
        routing.refuseUnread();
        SortedMap<String, Double> weights = new TreeMap<>();
        Map<String, JsonNode> members = additional == null ? Map.of() : additional.members();
        members.forEach((version, weight) -> weights.put(version, weight(members, weight)));
        if (weights.size() > 1) {
            throw Refusals.invalid("Number of items in AdditionalVersionWeights cannot be greater than 1");
        }
        return weights;
    }

    private static double weight(Map<String, JsonNode> all, JsonNode weight) {
        if (!weight.isNumber() || weight.asDouble() < 0 || weight.asDouble() > 1) {
            throw Refusals.constraint(
                    "'" + all + "'",
                    "routingConfig.additionalVersionWeights",
                    "Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must"
                            + " have value greater than or equal to 0.0, Member must not be null]");
        }
        return weight.asDouble();
    }

    private FunctionAlias checked(LambdaFunction function, FunctionAlias alias) {
        checkVersion(function, alias.version());
        if (alias.weights().isEmpty()) {
            return alias;
        }
        for (String version : alias.weights().keySet()) {
            if (!version.matches(VERSION)) {
                throw invalidVersion(version, "A version is a number.");
            }
            if (version.equals(alias.version())) {
                throw invalidVersion(
                        version, "Function version " + version + " is already included in routing configuration.");
            }
            if (version.equals(FunctionVersion.LATEST) || alias.version().equals(FunctionVersion.LATEST)) {
                throw Refusals.invalid("$LATEST is not supported for an alias pointing to more than 1 version");
            }
            checkVersion(function, version);
        }
        if (hooks.rules().split(new Arn(function.arn() + ":" + alias.name()))) {
            throw Refusals.conflict("RoutingConfig: " + alias.weights() + " (expected: none while a rule of the load"
                    + " balancer splits its traffic between a target group of " + function.arn() + ":" + alias.name()
                    + " and another one)");
        }
        return alias;
    }

    private static AwsException invalidVersion(String version, String reason) {
        return Refusals.invalid("Invalid function version " + version + ". " + reason);
    }

    private static void checkVersion(LambdaFunction function, String version) {
        if (function.version(version).isEmpty()) {
            throw Refusals.notFound("Function not found: " + function.arn() + ":" + version);
        }
    }

    CompletionStage<AwsResponse> update(RestCall call) {
        Document request = call.document();
        String version = request.text("FunctionVersion", VERSION);
        String description = SettingsParser.description(request);
        SortedMap<String, Double> weights = weights(request);
        String revision = request.text("RevisionId");
        request.refuseUnread();
        String name = call.labels().get(1);
        LambdaFunction changed = store.change(call.function().unqualified(), function -> {
            FunctionAlias known = find(function, name);
            FunctionActions.checkRevision(revision, known.revision());
            return function.withAlias(checked(
                    function,
                    new FunctionAlias(
                            name,
                            version == null ? known.version() : version,
                            description == null ? known.description() : description,
                            weights == null ? known.weights() : weights,
                            hooks.revisions().get())));
        });
        return answer(200, changed, name);
    }

    private static FunctionAlias find(LambdaFunction function, String name) {
        FunctionAlias alias = function.aliases().get(name);
        if (alias == null) {
            throw Refusals.notFound("Cannot find alias arn: " + function.arn() + ":" + name);
        }
        return alias;
    }

    CompletionStage<AwsResponse> get(RestCall call) {
        return answer(
                200,
                store.function(call.function().unqualified()),
                call.labels().get(1));
    }

    CompletionStage<AwsResponse> list(RestCall call) {
        LambdaFunction function = store.function(call.function().unqualified());
        String version = call.value("FunctionVersion");
        List<FunctionAlias> aliases = function.aliases().values().stream()
                .filter(alias -> version == null || alias.names(version))
                .toList();
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        Paging.write(call, result, "Aliases", PAGE, aliases, FunctionAlias::name, alias -> json(function, alias));
        return ConfigurationActions.answer(result);
    }

    /** Deleting an alias that is not there succeeds. */
    CompletionStage<AwsResponse> delete(RestCall call) {
        String name = call.labels().get(1);
        store.change(call.function().unqualified(), function -> function.withoutAlias(name));
        return CompletableFuture.completedFuture(RestService.nothing());
    }

    private static CompletionStage<AwsResponse> answer(int status, LambdaFunction function, String name) {
        return CompletableFuture.completedFuture(RestService.json(status, json(function, find(function, name))));
    }

    private static ObjectNode json(LambdaFunction function, FunctionAlias alias) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("AliasArn", function.arn() + ":" + alias.name())
                .put("Name", alias.name())
                .put("FunctionVersion", alias.version())
                .put("Description", alias.description())
                .put("RevisionId", alias.revision());
        if (!alias.weights().isEmpty()) {
            ObjectNode weights = json.putObject("RoutingConfig").putObject("AdditionalVersionWeights");
            alias.weights().forEach(weights::put);
        }
        return json;
    }
}
