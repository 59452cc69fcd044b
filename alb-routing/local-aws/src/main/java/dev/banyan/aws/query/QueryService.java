package dev.banyan.aws.query;

import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.AwsRequest;
import dev.banyan.aws.wire.AwsResponse;
import dev.banyan.aws.wire.AwsService;
import dev.banyan.aws.wire.ErrorDocument;
import dev.banyan.aws.wire.XmlWriter;
import dev.banyan.model.InvalidRoutingException;
import java.util.Map;
import java.util.Set;

/**
 * A service that speaks the Query protocol: reads forms, answers XML. Safe for use by several threads.
 *
 * @param name the service's signing name
 * @param version the API's version
 * @param namespace the namespace of its documents
 * @param account the account of the endpoint
 * @param actions its actions by name
 * @param others actions that the API has and this endpoint does not
 */
public record QueryService(
        String name,
        String version,
        String namespace,
        String account,
        Map<String, QueryAction> actions,
        Set<String> others)
        implements AwsService {

    /** Copies the actions. */
    public QueryService {
        actions = Map.copyOf(actions);
        others = Set.copyOf(others);
    }

    @Override
    public boolean accepts(AwsRequest request) {
        boolean isQuery =
                request.path().equals("/") && request.header("x-amz-target").isEmpty();
        String service = request.scope().service();
        return isQuery
                && (service.isEmpty() ? request.parameters().get("Version").equals(version) : service.equals(name));
    }

    @Override
    public AwsResponse answer(AwsRequest request) {
        try {
            return perform(request);
        } catch (AwsException e) {
            return refuse(e, request);
        } catch (InvalidRoutingException e) {
            return refuse(AwsException.of(e.code().toString(), String.valueOf(e.getMessage())), request);
        }
    }

    private AwsResponse refuse(AwsException refusal, AwsRequest request) {
        return ErrorDocument.write(namespace, refusal, request.id());
    }

    private AwsResponse perform(AwsRequest request) {
        String name = request.parameters().get("Action");
        QueryAction action = find(name, request.parameters().get("Version"));
        Members parameters = MembersParser.parse(request.parameters());
        QueryOperation operation = action.read(new Caller(request.scope().region(), account), parameters);
        parameters.refuseUnread();
        XmlWriter xml = new XmlWriter(name + "Response", namespace);
        xml.structure(name + "Result", operation::run);
        xml.structure("ResponseMetadata", metadata -> metadata.text("RequestId", request.id()));
        return AwsResponse.xml(200, xml.document());
    }

    private QueryAction find(String action, String asked) {
        if (action.isEmpty()) {
            throw AwsException.of("MissingAction", "The request is missing an action or a required parameter");
        }
        if (!asked.isEmpty() && !asked.equals(version)) {
            throw notImplemented(action, " of version " + asked);
        }
        QueryAction found = actions.get(action);
        if (found == null && others.contains(action)) {
            throw notImplemented(action, "");
        }
        if (found == null || asked.isEmpty()) {
            throw AwsException.of(
                    "InvalidAction",
                    "Could not find operation " + action + " for version "
                            + (asked.isEmpty() ? "NO_VERSION_SPECIFIED" : asked));
        }
        return found;
    }

    private AwsException notImplemented(String action, String detail) {
        return new AwsException(
                501, "NotImplemented", name + " " + action + detail + " is not implemented by this endpoint");
    }
}
