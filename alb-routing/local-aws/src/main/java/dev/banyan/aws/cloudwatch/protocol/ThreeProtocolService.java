package dev.banyan.aws.cloudwatch.protocol;

import dev.banyan.aws.query.Caller;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.AwsRequest;
import dev.banyan.aws.wire.AwsResponse;
import dev.banyan.aws.wire.AwsService;
import java.util.Map;
import java.util.Set;

/**
 * A service that speaks the Query protocol, JSON 1.0 and RPC v2 CBOR: each action is there once, under all three.
 * Safe for use by several threads.
 */
public final class ThreeProtocolService implements AwsService {

    private final Names names;
    private final String account;
    private final Map<String, Action> actions;
    private final Set<String> others;
    private final Codec query;
    private final Codec json;
    private final Codec cbor;

    /**
     * What a service is called.
     *
     * @param signing the name in signatures
     * @param version the version of the API
     * @param namespace the namespace of its XML documents
     * @param target the name before an action in a header or a path
     */
    public record Names(String signing, String version, String namespace, String target) {

        String headerPrefix() {
            return target + ".";
        }

        String pathPrefix() {
            return "/service/" + target + "/operation/";
        }
    }

    /**
     * Makes a service.
     *
     * @param account the account of the endpoint
     * @param actions its actions by name
     * @param others actions that the API has and this endpoint does not
     */
    public ThreeProtocolService(Names names, String account, Map<String, Action> actions, Set<String> others) {
        this.names = names;
        this.account = account;
        this.actions = Map.copyOf(actions);
        this.others = Set.copyOf(others);
        this.query = new QueryCodec(names.namespace());
        this.json = new JsonCodec(names.headerPrefix());
        this.cbor = new CborCodec(names.pathPrefix());
    }

    @Override
    public boolean accepts(AwsRequest request) {
        return request.path().startsWith(names.pathPrefix())
                || request.header("x-amz-target").startsWith(names.headerPrefix())
                || isQuery(request);
    }

    private boolean isQuery(AwsRequest request) {
        String service = request.scope().service();
        return request.path().equals("/")
                && request.header("x-amz-target").isEmpty()
                && (service.isEmpty()
                        ? request.parameters().get("Version").equals(names.version())
                        : service.equals(names.signing()));
    }

    @Override
    public AwsResponse answer(AwsRequest request) {
        Codec codec = codec(request);
        try {
            return perform(codec, request);
        } catch (AwsException e) {
            return codec.refuse(e, request.id());
        }
    }

    private Codec codec(AwsRequest request) {
        if (request.path().startsWith(names.pathPrefix())) {
            return cbor;
        }
        return request.header("x-amz-target").isEmpty() ? query : json;
    }

    private AwsResponse perform(Codec codec, AwsRequest request) {
        String name = codec.action(request);
        Action action = find(name);
        Input input = codec.read(request);
        Operation operation = action.read(new Caller(request.scope().region(), account), input);
        input.refuseUnread();
        return codec.write(name, operation.run(), request.id());
    }

    private Action find(String name) {
        Action found = actions.get(name);
        if (found != null) {
            return found;
        }
        if (name.isEmpty()) {
            throw AwsException.of("MissingAction", "The request is missing an action or a required parameter");
        }
        if (others.contains(name)) {
            throw new AwsException(
                    501, "NotImplemented", names.signing() + " " + name + " is not implemented by this endpoint");
        }
        throw AwsException.of("InvalidAction", "Could not find operation " + name + " for version " + names.version());
    }
}
