package dev.banyan.aws.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.aws.wire.AwsResponse;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Makes, changes and deletes functions. */
final class FunctionActions {

    private static final int MAXIMUM_NAME = 64;

    private final LambdaStore store;
    private final Versions versions;

    FunctionActions(LambdaStore store, Versions versions) {
        this.store = store;
        this.versions = versions;
    }

    CompletionStage<AwsResponse> create(RestCall call) {
        Document request = call.document();
        String text = request.requiredText("FunctionName");
        FunctionName name = FunctionName.parse(text, null, call.caller());
        SettingsParser.checkLength("functionName", name.name(), MAXIMUM_NAME);
        if (name.qualifier() != null) {
            throw Refusals.invalid("FunctionName: " + text + " (expected: a name without a version or an alias)");
        }
        checkPackage(request);
        FunctionSettings settings = new SettingsParser(request, store.host().runtimes()).create();
        CodeSource source = source(request);
        SortedMap<String, String> tags = TagActions.parse(request);
        boolean publish = request.flag("Publish");
        request.refuseUnread();
        LambdaFunction created = store.create(name.unqualified(), name.name(), () -> {
            FunctionVersion latest = versions.latest(source.take(store.codes()), settings);
            LambdaFunction function = new LambdaFunction(
                    name.name(),
                    name.unqualified(),
                    latest,
                    List.of(),
                    0,
                    new TreeMap<>(),
                    new TreeMap<>(),
                    null,
                    tags);
            return publish ? versions.publish(function, null) : function;
        });
        return answer(201, created, publish);
    }

    private static void checkPackage(Document request) {
        String type = request.choice("PackageType", java.util.Set.of("Zip", "Image"));
        if ("Image".equals(type)) {
            throw Refusals.invalid("PackageType: Image (expected: Zip, since images do not run on this machine)");
        }
    }

    private static CodeSource source(Document request) {
        Document code = request.structure("Code");
        if (code == null) {
            throw Document.missing("Code");
        }
        CodeSource source = CodeSource.parse(code);
        code.refuseUnread();
        return source;
    }

    /** Answers with the version that was published, or with the newest state. */
    private static CompletionStage<AwsResponse> answer(int status, LambdaFunction function, boolean published) {
        FunctionVersion version = published ? Versions.newest(function) : function.latest();
        ObjectNode json = ConfigurationJson.write(function, version, published ? version.version() : null);
        return CompletableFuture.completedFuture(RestService.json(status, json));
    }

    CompletionStage<AwsResponse> updateCode(RestCall call) {
        FunctionName name = unqualified(call);
        Document request = call.document();
        CodeSource source = CodeSource.parse(request);
        boolean publish = request.flag("Publish");
        boolean dryRun = request.flag("DryRun");
        String revision = request.text("RevisionId");
        request.node("Architectures");
        request.refuseUnread();
        LambdaFunction changed = store.change(name.unqualified(), dryRun, function -> {
            checkRevision(revision, function.latest().revision());
            FunctionSettings settings = function.latest().settings();
            FunctionSettings built = new FunctionSettings(
                    settings.role(),
                    settings.handler(),
                    settings.runtime(),
                    settings.description(),
                    settings.memorySize(),
                    settings.timeout(),
                    settings.environment(),
                    FactsParser.architectures(request, settings.facts()));
            LambdaFunction updated = function.withLatest(versions.latest(source.take(store.codes()), built));
            return publish ? versions.publish(updated, null) : updated;
        });
        return answer(200, changed, publish);
    }

    CompletionStage<AwsResponse> updateConfiguration(RestCall call) {
        FunctionName name = unqualified(call);
        Document request = call.document();
        String revision = request.text("RevisionId");
        SettingsParser parser = new SettingsParser(request, store.host().runtimes());
        // Whatever is wrong with the request is told before the function is looked for.
        parser.change(store.function(name.unqualified()).latest().settings());
        request.refuseUnread();
        LambdaFunction changed = store.change(name.unqualified(), function -> {
            checkRevision(revision, function.latest().revision());
            FunctionVersion latest = function.latest();
            return function.withLatest(versions.latest(latest.code(), parser.change(latest.settings())));
        });
        return answer(200, changed, false);
    }

    static void checkRevision(@Nullable String asked, String revision) {
        if (asked != null && !asked.isEmpty() && !asked.equals(revision)) {
            throw Refusals.precondition("The Revision Id provided does not match the latest Revision Id. Call the"
                    + " GetFunction/GetAlias API to retrieve the latest Revision Id");
        }
    }

    private static FunctionName unqualified(RestCall call) {
        FunctionName name = call.function();
        if (name.qualifier() != null && !name.qualifier().equals(FunctionVersion.LATEST)) {
            throw Refusals.invalid("Qualifier: " + name.qualifier() + " (expected: none, since only $LATEST changes)");
        }
        return name;
    }

    CompletionStage<AwsResponse> delete(RestCall call) {
        FunctionName name = call.function();
        String qualifier = name.qualifier();
        if (qualifier == null) {
            store.delete(name.unqualified());
        } else if (qualifier.equals(FunctionVersion.LATEST)) {
            throw Refusals.invalid("$LATEST version cannot be deleted without deleting the function.");
        } else {
            store.change(name.unqualified(), function -> Versions.without(function, qualifier));
        }
        return CompletableFuture.completedFuture(RestService.nothing());
    }

    CompletionStage<AwsResponse> publish(RestCall call) {
        FunctionName name = unqualified(call);
        Document request = call.document();
        String hash = request.text("CodeSha256");
        String description = SettingsParser.description(request);
        String revision = request.text("RevisionId");
        request.refuseUnread();
        LambdaFunction changed = store.change(name.unqualified(), function -> {
            checkRevision(revision, function.latest().revision());
            String current = function.latest().code().hash();
            if (hash != null && !hash.isEmpty() && !hash.equals(current)) {
                throw Refusals.invalid("CodeSHA256 (" + hash + ") is different from current CodeSHA256 in $LATEST ("
                        + current + "). Please try again with the CodeSHA256 in $LATEST.");
            }
            return versions.publish(function, description);
        });
        return answer(201, changed, true);
    }

    CompletionStage<AwsResponse> codeSigning(RestCall call) {
        LambdaFunction function = store.function(call.function().unqualified());
        return ConfigurationActions.answer(JsonNodeFactory.instance.objectNode().put("FunctionName", function.name()));
    }

    CompletionStage<AwsResponse> runtimeManagement(RestCall call) {
        FoundVersion found = FoundVersion.of(store, call.function());
        String arn = found.function().arn() + ":" + found.version().version();
        return ConfigurationActions.answer(
                JsonNodeFactory.instance.objectNode().put("FunctionArn", arn).put("UpdateRuntimeOn", "Auto"));
    }
}
