package dev.banyan.aws.iam;

import dev.banyan.aws.certificate.CertificateStore;
import dev.banyan.aws.certificate.CertificateUses;
import dev.banyan.aws.query.QueryAction;
import dev.banyan.aws.query.QueryService;
import dev.banyan.aws.wire.AwsRequest;
import dev.banyan.aws.wire.AwsResponse;
import dev.banyan.aws.wire.AwsService;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The IAM API, as far as it keeps certificates of servers. Every other action is left to the general answer to what is
 * not implemented: nothing here asks for roles or users, and a role's ARN is only a text to a function. Safe for use by
 * several threads.
 */
public final class Iam implements AwsService {

    private static final String VERSION = "2010-05-08";

    private final QueryService service;

    /**
     * Makes the API.
     *
     * @param store the certificates
     * @param uses where they are used
     * @param clock the source of dates
     * @param account the account of the endpoint, 12 digits
     */
    public Iam(CertificateStore store, CertificateUses uses, InstantSource clock, String account) {
        service = new QueryService(
                "iam",
                VERSION,
                "https://iam.amazonaws.com/doc/" + VERSION + "/",
                account,
                actions(new ServerCertificates(store, uses, clock)),
                Set.of());
    }

    private static Map<String, QueryAction> actions(ServerCertificates certificates) {
        ServerCertificateTags tags = new ServerCertificateTags(certificates);
        Map<String, QueryAction> actions = new HashMap<>();
        actions.put("DeleteServerCertificate", certificates::delete);
        actions.put("GetServerCertificate", certificates::get);
        actions.put("ListServerCertificates", certificates::list);
        actions.put("ListServerCertificateTags", tags::list);
        actions.put("TagServerCertificate", tags::add);
        actions.put("UntagServerCertificate", tags::remove);
        actions.put("UploadServerCertificate", certificates::upload);
        return actions;
    }

    /** Returns the names of the actions that there are. */
    public Set<String> actions() {
        return service.actions().keySet();
    }

    @Override
    public boolean accepts(AwsRequest request) {
        return service.accepts(request)
                && actions().contains(request.parameters().get("Action"));
    }

    @Override
    public AwsResponse answer(AwsRequest request) {
        return service.answer(request);
    }
}
