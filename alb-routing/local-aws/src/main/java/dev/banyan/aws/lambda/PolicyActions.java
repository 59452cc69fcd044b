package dev.banyan.aws.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.banyan.aws.wire.AwsResponse;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Resource policies. */
final class PolicyActions {

    private static final String STATEMENT = "([a-zA-Z0-9-_]+)";
    private static final String ACTION = "(lambda:[*]|lambda:[a-zA-Z]+|[*])";
    private static final String PRINCIPAL =
            "\\*|\\d{12}|arn:aws[a-zA-Z-]*:(iam|sts)::\\d{12}:.+|[a-z0-9.-]+\\.amazonaws\\.com(\\.cn)?";
    private static final Set<String> CONDITIONS =
            Set.of("SourceArn", "SourceAccount", "EventSourceToken", "FunctionUrlAuthType", "PrincipalOrgID");
    private static final int MAXIMUM_STATEMENT = 100;
    private static final int MAXIMUM_POLICY = 20_480;

    private final LambdaStore store;
    private final LambdaHooks hooks;

    PolicyActions(LambdaStore store, LambdaHooks hooks) {
        this.store = store;
        this.hooks = hooks;
    }

    CompletionStage<AwsResponse> add(RestCall call) {
        FunctionName name = call.function();
        Document request = call.document();
        PolicyStatement statement = statement(request);
        String revision = request.text("RevisionId");
        request.refuseUnread();
        String qualifier = qualifier(name);
        store.change(name.unqualified(), function -> {
            FoundVersion.of(store, name);
            FunctionPolicy known = function.policies().getOrDefault(qualifier, new FunctionPolicy(List.of(), ""));
            checkRevision(revision, known);
            if (known.statement(statement.id()).isPresent()) {
                throw Refusals.conflict("The statement id (" + statement.id() + ") provided already exists. Please"
                        + " provide a new statement id, or remove the existing statement.");
            }
            FunctionPolicy policy = known.with(statement, hooks.revisions().get());
            checkLength(PolicyJson.write(policy, arn(name)));
            return function.withPolicy(qualifier, policy);
        });
        return CompletableFuture.completedFuture(RestService.json(
                201,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("Statement", PolicyJson.write(statement, arn(name)).toString())));
    }

    private static void checkLength(String policy) {
        if (policy.length() > MAXIMUM_POLICY) {
            throw dev.banyan.aws.wire.AwsException.of(
                    "PolicyLengthExceededException",
                    "The final policy size (" + policy.length() + ") is bigger than the limit (" + MAXIMUM_POLICY
                            + ").");
        }
    }

    private static PolicyStatement statement(Document request) {
        String id = required(request, "StatementId", STATEMENT);
        SettingsParser.checkLength("statementId", id, MAXIMUM_STATEMENT);
        String action = required(request, "Action", ACTION);
        String principal = required(request, "Principal", "[^\\s]+");
        if (!principal.matches(PRINCIPAL)) {
            throw Refusals.invalid("The provided principal was invalid. Please check the principal and try again.");
        }
        SortedMap<String, String> conditions = new TreeMap<>();
        for (String condition : CONDITIONS) {
            String value = request.text(condition, pattern(condition));
            if (value != null) {
                conditions.put(condition, value);
            }
        }
        return new PolicyStatement(id, action, principal, conditions);
    }

    private static String pattern(String condition) {
        return switch (condition) {
            case "SourceArn" ->
                "arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:([a-z]{2}(-gov)?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)";
            case "SourceAccount" -> "\\d{12}";
            case "FunctionUrlAuthType" -> "NONE|AWS_IAM";
            default -> ".*";
        };
    }

    private static String required(Document request, String name, String pattern) {
        String value = request.text(name, pattern);
        if (value == null) {
            throw Document.missing(name);
        }
        return value;
    }

    CompletionStage<AwsResponse> remove(RestCall call) {
        FunctionName name = call.function();
        String id = call.labels().get(1);
        String revision = call.value("RevisionId");
        String qualifier = qualifier(name);
        store.change(name.unqualified(), function -> {
            FoundVersion.of(store, name);
            FunctionPolicy known = function.policies().get(qualifier);
            if (known == null || known.statement(id).isEmpty()) {
                throw Refusals.notFound("Statement " + id + " is not found in resource policy.");
            }
            checkRevision(revision, known);
            FunctionPolicy left = known.without(id, hooks.revisions().get());
            return left.statements().isEmpty()
                    ? function.withoutPolicy(qualifier)
                    : function.withPolicy(qualifier, left);
        });
        return CompletableFuture.completedFuture(RestService.nothing());
    }

    private static void checkRevision(@Nullable String asked, FunctionPolicy policy) {
        if (asked != null && !asked.equals(policy.revision())) {
            throw Refusals.precondition("The Revision Id provided does not match the latest Revision Id. Call the"
                    + " GetPolicy API to retrieve the latest Revision Id");
        }
    }

    CompletionStage<AwsResponse> get(RestCall call) {
        FunctionName name = call.function();
        FoundVersion found = FoundVersion.of(store, name);
        FunctionPolicy policy = found.function().policies().get(qualifier(name));
        if (policy == null) {
            throw Refusals.notFound("The resource you requested does not exist.");
        }
        return ConfigurationActions.answer(JsonNodeFactory.instance
                .objectNode()
                .put("Policy", PolicyJson.write(policy, arn(name)))
                .put("RevisionId", policy.revision()));
    }

    private static String qualifier(FunctionName name) {
        String qualifier = name.qualifier();
        if (FunctionVersion.LATEST.equals(qualifier)) {
            throw Refusals.invalid("We currently do not support adding policies for $LATEST.");
        }
        return qualifier == null ? "" : qualifier;
    }

    private static String arn(FunctionName name) {
        return name.qualified();
    }
}
