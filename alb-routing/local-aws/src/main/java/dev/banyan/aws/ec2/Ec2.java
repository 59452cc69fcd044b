package dev.banyan.aws.ec2;

import dev.banyan.aws.query.Caller;
import dev.banyan.aws.query.Members;
import dev.banyan.aws.query.QueryAction;
import dev.banyan.aws.query.QueryOperation;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.AwsRequest;
import dev.banyan.aws.wire.AwsResponse;
import dev.banyan.aws.wire.AwsService;
import dev.banyan.aws.wire.XmlWriter;
import java.util.Map;
import java.util.Set;

/**
 * The EC2 API, as far as clients of load balancers ask it about networks. It speaks a dialect of the Query protocol with
 * lists and errors of its own. Safe for use by several threads.
 */
public final class Ec2 implements AwsService {

    private static final String VERSION = "2016-11-15";
    private static final String NAMESPACE = "http://ec2.amazonaws.com/doc/" + VERSION + "/";

    private final String account;
    private final Map<String, QueryAction> actions = NetworkActions.all();

    /**
     * Makes the API.
     *
     * @param account the account of the endpoint, 12 digits
     */
    public Ec2(String account) {
        this.account = account;
    }

    /** Returns the names of the actions that there are. */
    public Set<String> actions() {
        return actions.keySet();
    }

    @Override
    public boolean accepts(AwsRequest request) {
        String service = request.scope().service();
        return request.path().equals("/")
                && request.header("x-amz-target").isEmpty()
                && (service.isEmpty() ? request.parameters().get("Version").equals(VERSION) : service.equals("ec2"));
    }

    @Override
    public AwsResponse answer(AwsRequest request) {
        String name = request.parameters().get("Action");
        QueryAction action = actions.get(name);
        if (name.isEmpty()) {
            throw AwsException.of("MissingAction", "The request is missing an action or a required parameter");
        }
        if (action == null) {
            throw new AwsException(501, "NotImplemented", "ec2 " + name + " is not implemented by this endpoint");
        }
        Members parameters = Members.parse(request.parameters());
        Boolean dryRun = parameters.flag("DryRun");
        QueryOperation operation = action.read(new Caller(request.scope().region(), account), parameters);
        parameters.refuseUnread();
        if (Boolean.TRUE.equals(dryRun)) {
            throw new AwsException(412, "DryRunOperation", "Request would have succeeded, but DryRun flag is set.");
        }
        XmlWriter xml = new XmlWriter(name + "Response", NAMESPACE);
        xml.text("requestId", request.id());
        operation.run(xml);
        return AwsResponse.xml(200, xml.document());
    }
}
