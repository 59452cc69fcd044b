package dev.banyan.aws.acm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.aws.certificate.CertificateIssuer;
import dev.banyan.aws.certificate.CertificateStore;
import dev.banyan.aws.certificate.CertificateUses;
import dev.banyan.aws.query.Caller;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.AwsRequest;
import dev.banyan.aws.wire.AwsResponse;
import dev.banyan.aws.wire.AwsService;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The ACM API over loaded certificates. Private keys come in by it and never go out. Safe for use by several threads.
 */
public final class Acm implements AwsService {

    private static final String PREFIX = "CertificateManager.";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String account;
    private final Map<String, Action> actions = new HashMap<>();

    /** What an action does. */
    @FunctionalInterface
    interface Action {

        /**
         * Answers a request.
         *
         * @param answer takes the members of the answer
         * @throws AwsException if it is refused
         */
        void perform(Caller caller, AcmRequest request, ObjectNode answer);
    }

    /**
     * Makes the API.
     *
     * @param store the certificates
     * @param issuer issues those that are asked for
     * @param uses where they are used
     * @param clock the source of dates
     * @param account the account of the endpoint, 12 digits
     */
    public Acm(
            CertificateStore store,
            CertificateIssuer issuer,
            CertificateUses uses,
            InstantSource clock,
            String account) {
        this.account = account;
        CertificateTable table = new CertificateTable(store, uses);
        Descriptions descriptions = new Descriptions(table);
        TagActions tags = new TagActions(table);
        actions.put("AddTagsToCertificate", tags::add);
        actions.put("DeleteCertificate", table::delete);
        actions.put("DescribeCertificate", descriptions::describe);
        actions.put("GetCertificate", descriptions::get);
        actions.put("ImportCertificate", new Importing(table, clock)::perform);
        actions.put("ListCertificates", descriptions::list);
        actions.put("ListTagsForCertificate", tags::list);
        actions.put("RemoveTagsFromCertificate", tags::remove);
        actions.put("RequestCertificate", new Issuing(table, issuer, clock)::perform);
    }

    /** Returns the names of the actions that there are. */
    public Set<String> actions() {
        return Set.copyOf(actions.keySet());
    }

    @Override
    public boolean accepts(AwsRequest request) {
        return request.header("x-amz-target").startsWith(PREFIX);
    }

    @Override
    public AwsResponse answer(AwsRequest request) {
        String name = request.header("x-amz-target").substring(PREFIX.length());
        Action action = actions.get(name);
        if (action == null) {
            throw new AwsException(501, "NotImplemented", "acm " + name + " is not implemented by this endpoint");
        }
        ObjectNode answer = JSON.createObjectNode();
        action.perform(new Caller(request.scope().region(), account), AcmRequest.parse(request.body()), answer);
        try {
            return new AwsResponse(
                    200, Map.of("content-type", "application/x-amz-json-1.1"), JSON.writeValueAsBytes(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("answer: " + name + " (expected: one that can be written)", e);
        }
    }
}
