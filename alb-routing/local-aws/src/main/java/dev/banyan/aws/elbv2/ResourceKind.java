package dev.banyan.aws.elbv2;

import dev.banyan.aws.query.Caller;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.model.Arn;
import java.util.regex.Pattern;

/** The kinds of resources of the API, with what AWS calls them in ARNs and messages. */
enum ResourceKind {
    LOAD_BALANCER("load balancer", "LoadBalancerNotFound", "loadbalancer/(app|net|gwy)/[^/]+/[^/]+"),
    LISTENER("listener", "ListenerNotFound", "listener/(app|net|gwy)/[^/]+/[^/]+/[^/]+"),
    RULE("listener rule", "RuleNotFound", "listener-rule/(app|net)/[^/]+/[^/]+/[^/]+/[^/]+"),
    TARGET_GROUP("target group", "TargetGroupNotFound", "targetgroup/[^/]+/[^/]+");

    private final String words;
    private final String code;
    private final Pattern resource;

    ResourceKind(String words, String code, String resource) {
        this.words = words;
        this.code = code;
        this.resource = Pattern.compile("arn:[a-z-]+:elasticloadbalancing:([a-z0-9-]+):\\d{12}:" + resource);
    }

    /**
     * Reads an ARN of this kind. An ARN of another region is refused as not valid, as AWS does.
     *
     * @throws AwsException if it is none
     */
    Arn parse(String text, Caller caller) {
        var matcher = resource.matcher(text);
        if (!matcher.matches() || !matcher.group(1).equals(caller.region())) {
            throw invalid(text);
        }
        return new Arn(text);
    }

    /** Returns the kind of an ARN. */
    static ResourceKind of(String text) {
        for (ResourceKind kind : values()) {
            if (kind.resource.matcher(text).matches()) {
                return kind;
            }
        }
        throw noArn(text);
    }

    /** Reads an ARN of any kind that has tags. */
    static Arn parseTagged(String text, Caller caller) {
        var matcher = of(text).resource.matcher(text);
        if (!matcher.matches() || !matcher.group(1).equals(caller.region())) {
            throw noArn(text);
        }
        return new Arn(text);
    }

    private static AwsException noArn(String text) {
        return AwsException.validation("'" + text + "' must be in ARN format");
    }

    private AwsException invalid(String text) {
        return AwsException.validation("'" + text + "' is not a valid " + words + " ARN");
    }

    /** Returns the refusal of the one resource that was asked for. */
    AwsException notFound(Arn arn) {
        String name = words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
        return AwsException.of(code, name + " '" + arn + "' not found");
    }

    /** Returns the refusal of a list that names a resource which does not exist. */
    AwsException someNotFound() {
        return AwsException.of(code, "One or more " + (this == RULE ? "rule" : words) + "s not found");
    }
}
