package dev.banyan.aws.sts;

import dev.banyan.aws.query.Caller;
import dev.banyan.aws.query.Members;
import dev.banyan.aws.query.QueryOperation;
import dev.banyan.aws.query.QueryService;
import java.util.Map;
import java.util.Set;

/** The STS API. Nobody is authenticated here: every caller is the same made-up user. */
public final class Sts {

    private static final String VERSION = "2011-06-15";
    private static final String USER = "AIDA0BANYAN0000000001";

    /** Each of these would hand out credentials, which nothing here checks. */
    private static final Set<String> NOT_IMPLEMENTED = Set.of(
            "AssumeRole",
            "AssumeRoleWithSAML",
            "AssumeRoleWithWebIdentity",
            "AssumeRoot",
            "DecodeAuthorizationMessage",
            "GetAccessKeyInfo",
            "GetDelegatedAccessToken",
            "GetFederationToken",
            "GetSessionToken",
            "GetWebIdentityToken");

    private Sts() {}

    /**
     * Returns the API.
     *
     * @param account the account of the endpoint, 12 digits
     */
    public static QueryService service(String account) {
        return new QueryService(
                "sts",
                VERSION,
                "https://sts.amazonaws.com/doc/" + VERSION + "/",
                account,
                Map.of("GetCallerIdentity", Sts::getCallerIdentity),
                NOT_IMPLEMENTED);
    }

    private static QueryOperation getCallerIdentity(Caller caller, Members request) {
        return result -> result.text("Arn", "arn:" + caller.partition() + ":iam::" + caller.account() + ":user/banyan")
                .text("UserId", USER)
                .text("Account", caller.account());
    }
}
