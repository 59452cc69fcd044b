package dev.banyan.aws.elbv2;

import dev.banyan.aws.query.Members;
import dev.banyan.aws.wire.AwsException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the settings of authentication actions, and gives those that are left out AWS's defaults. */
final class AuthenticationParser {

    private static final int MAXIMUM_TEXT = 1024;
    private static final int MAXIMUM_JWT_TEXT = 256;
    private static final int MAXIMUM_PARAMETERS = 10;
    private static final int MAXIMUM_CLAIMS = 10;
    private static final int WEEK = 604_800;
    private static final List<String> CHECKED_CLAIMS = List.of("exp", "iss", "nbf", "iat");

    private final Members config;
    private final Map<String, Object> values = new LinkedHashMap<>();

    private AuthenticationParser(Members config) {
        this.config = config;
    }

    /** @throws AwsException if a setting is outside its rule */
    static AuthenticationConfig parse(String type, Members action) {
        return switch (type) {
            case "authenticate-oidc" -> oidc(action);
            case "authenticate-cognito" -> cognito(action);
            default -> jwt(action);
        };
    }

    private static AuthenticationParser of(Members action, String member) {
        Members config = action.structure(member);
        if (config == null) {
            throw action.missing(member);
        }
        return new AuthenticationParser(config);
    }

    private static AuthenticationConfig oidc(Members action) {
        AuthenticationParser parser = of(action, AuthenticationConfig.OIDC);
        parser.text("Issuer", MAXIMUM_TEXT, true);
        parser.text("AuthorizationEndpoint", MAXIMUM_TEXT, true);
        parser.text("TokenEndpoint", MAXIMUM_TEXT, true);
        parser.text("UserInfoEndpoint", MAXIMUM_TEXT, true);
        parser.text("ClientId", MAXIMUM_TEXT, false);
        parser.session();
        return new AuthenticationConfig(AuthenticationConfig.OIDC, parser.values, parser.hasSecret());
    }

    private static AuthenticationConfig cognito(Members action) {
        AuthenticationParser parser = of(action, "AuthenticateCognitoConfig");
        parser.text("UserPoolArn", MAXIMUM_TEXT, false);
        parser.checkUserPool();
        parser.text("UserPoolClientId", MAXIMUM_TEXT, false);
        parser.text("UserPoolDomain", MAXIMUM_TEXT, false);
        parser.session();
        return new AuthenticationConfig("AuthenticateCognitoConfig", parser.values, false);
    }

    private static AuthenticationConfig jwt(Members action) {
        AuthenticationParser parser = of(action, "JwtValidationConfig");
        parser.text("JwksEndpoint", MAXIMUM_JWT_TEXT, true);
        parser.text("Issuer", MAXIMUM_JWT_TEXT, false);
        parser.claims();
        return new AuthenticationConfig("JwtValidationConfig", parser.values, false);
    }

    private void text(String member, int maximum, boolean isEndpoint) {
        String text = config.required(member);
        checkLength(text, config.path(member), maximum);
        // Our words: AWS's own for an endpoint without TLS are not known.
        if (isEndpoint && !text.matches("https://[^\\s/]+(/\\S*)?")) {
            throw invalid(config.path(member) + ": " + text + " (expected: a full https URL)");
        }
        values.put(member, text);
    }

    private static void checkLength(String text, String path, int maximum) {
        if (text.isEmpty()) {
            throw AwsException.constraint("''", path, "Member must have length greater than or equal to 1");
        }
        if (text.length() > maximum) {
            throw AwsException.constraint(
                    "'" + text + "'", path, "Member must have length less than or equal to " + maximum);
        }
    }

    private static AwsException invalid(String message) {
        return AwsException.of("InvalidLoadBalancerAction", message);
    }

    private void checkUserPool() {
        String arn = config.required("UserPoolArn");
        if (!arn.matches("arn:[a-z-]+:cognito-idp:[a-z0-9-]+:\\d{12}:userpool/\\S+")) {
            throw invalid(config.path("UserPoolArn") + ": " + arn + " (expected: the ARN of a user pool)");
        }
    }

    private void session() {
        values.put("SessionCookieName", or(config.text("SessionCookieName"), "AWSELBAuthSessionCookie"));
        values.put("Scope", or(config.text("Scope"), "openid"));
        Integer timeout = config.integer("SessionTimeout", 1, WEEK);
        values.put("SessionTimeout", Integer.toString(timeout == null ? WEEK : timeout));
        values.put(
                "OnUnauthenticatedRequest",
                or(config.choice("OnUnauthenticatedRequest", "deny", "allow", "authenticate"), "authenticate"));
        Members parameters = config.structure("AuthenticationRequestExtraParams");
        if (parameters != null) {
            Map<String, Object> copied = parameters.copy();
            if (!(copied.get("entry") instanceof Map<?, ?> entries) || entries.size() > MAXIMUM_PARAMETERS) {
                throw invalid(config.path("AuthenticationRequestExtraParams") + ": other than 1 to "
                        + MAXIMUM_PARAMETERS + " entries (expected: up to " + MAXIMUM_PARAMETERS + ")");
            }
            values.put("AuthenticationRequestExtraParams", copied);
        }
    }

    private static String or(@Nullable String value, String fallback) {
        return value == null ? fallback : value;
    }

    /** The secret itself is used by nobody here, and what is not kept cannot leak. */
    private boolean hasSecret() {
        String secret = config.text("ClientSecret");
        Boolean existing = config.flag("UseExistingClientSecret");
        boolean isGiven = secret != null && !secret.isEmpty();
        if (!isGiven && (existing == null || !existing)) {
            throw invalid(config.path("ClientSecret") + ": none (expected: a secret, or UseExistingClientSecret for"
                    + " that of the rule)");
        }
        return isGiven;
    }

    private void claims() {
        List<Members> claims = config.structures("AdditionalClaims");
        if (claims.size() > MAXIMUM_CLAIMS) {
            throw invalid(config.path("AdditionalClaims") + ": " + claims.size() + " (expected: up to " + MAXIMUM_CLAIMS
                    + ")");
        }
        claims.forEach(AuthenticationParser::checkClaim);
        Members all = config.structure("AdditionalClaims");
        if (all != null) {
            values.put("AdditionalClaims", all.copy());
        }
    }

    private static void checkClaim(Members claim) {
        if (claim.choice("Format", "single-string", "string-array", "space-separated-values") == null) {
            throw claim.missing("Format");
        }
        String name = claim.required("Name");
        checkLength(name, claim.path("Name"), MAXIMUM_JWT_TEXT);
        if (CHECKED_CLAIMS.contains(name)) {
            throw invalid(claim.path("Name") + ": " + name + " (expected: another claim than exp, iss, nbf, iat)");
        }
        List<String> wanted = claim.texts("Values");
        if (wanted.isEmpty() || wanted.size() > MAXIMUM_CLAIMS) {
            throw invalid(
                    claim.path("Values") + ": " + wanted.size() + " (expected: 1 to " + MAXIMUM_CLAIMS + " values)");
        }
        wanted.forEach(value -> checkLength(value, claim.path("Values"), MAXIMUM_JWT_TEXT));
    }
}
