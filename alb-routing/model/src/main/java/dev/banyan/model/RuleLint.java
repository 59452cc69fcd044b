package dev.banyan.model;

import java.util.ArrayList;
import java.util.List;

/** Finds what is allowed but hardly meant: rules that never match, paths that fall through, lanes that can be guessed. */
public final class RuleLint {

    private static final int UNGUESSABLE = 16;

    private RuleLint() {}

    /** What a warning is about. */
    public enum Kind {
        /** An earlier rule takes every request that this one could get. */
        SHADOWED_RULE,
        /** A pattern such as {@code /x/*} stands without {@code /x}, which therefore goes elsewhere. */
        PATH_WITHOUT_ITSELF,
        /** A method condition knows GET but not HEAD, so that the two go to different places. */
        GET_WITHOUT_HEAD,
        /** All weights of a forward are 0: every request gets 503. */
        NO_WEIGHT,
        /** A Lambda group hands over only the last of several values of a header or query key. */
        SINGLE_VALUE_HEADERS,
        /** A cookie condition that testers are let in by has a value that can be guessed, or matches only one cookie. */
        WEAK_LANE,
        /** A rule holds an authentication that is not performed locally. */
        AUTHENTICATION
    }

    /**
     * A warning.
     *
     * @param kind what it is about
     * @param subject the ARN of the rule or target group
     * @param text a sentence for a person
     */
    public record Warning(Kind kind, Arn subject, String text) {}

    /** Returns the warnings about a routing, listener by listener in the order of the rules, then about target groups. */
    public static List<Warning> check(Routing routing) {
        List<Warning> warnings = new ArrayList<>();
        for (LoadBalancer balancer : routing.loadBalancers()) {
            balancer.listeners().forEach(listener -> warnings.addAll(check(listener)));
        }
        routing.targetGroups().values().stream()
                .filter(group ->
                        group.type() == TargetType.LAMBDA && !group.attributes().multiValueHeaders())
                .map(RuleLint::singleValueHeaders)
                .forEach(warnings::add);
        return List.copyOf(warnings);
    }

    /** Returns the warnings about the rules of one listener. */
    public static List<Warning> check(Listener listener) {
        List<Warning> warnings = new ArrayList<>();
        List<Rule> rules = listener.rules();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            shadowed(rule, rules.subList(0, i), warnings);
            rule.conditions().forEach(condition -> check(rule, condition, rules, warnings));
            checkActions(rule, warnings);
        }
        return List.copyOf(warnings);
    }

    /** A default rule cannot be left out, so it may well get nothing. */
    private static void shadowed(Rule rule, List<Rule> earlier, List<Warning> warnings) {
        if (rule.priority().isDefault()) {
            return;
        }
        earlier.stream().filter(other -> covers(other, rule)).findFirst().ifPresent(other -> {
            String text = "never gets a request, because rule " + other.priority() + " takes them all before";
            warnings.add(warning(Kind.SHADOWED_RULE, rule, text));
        });
    }

    /** A rule takes all requests of another if each of its conditions holds whenever one of the other's does. */
    private static boolean covers(Rule wide, Rule narrow) {
        return wide.conditions().stream()
                .allMatch(condition -> (condition instanceof PathPatternCondition path && takesEveryPath(path))
                        || narrow.conditions().stream().anyMatch(condition::covers));
    }

    private static boolean takesEveryPath(PathPatternCondition path) {
        return path.values().contains("*") || path.values().contains("/*");
    }

    private static void check(Rule rule, Condition condition, List<Rule> rules, List<Warning> warnings) {
        if (condition instanceof PathPatternCondition path) {
            path.values().forEach(value -> checkPath(rule, value, rules, warnings));
        } else if (condition instanceof HttpMethodCondition methods
                && methods.values().contains("GET")
                && !methods.values().contains("HEAD")) {
            warnings.add(warning(Kind.GET_WITHOUT_HEAD, rule, "matches GET but not HEAD of the same page"));
        } else if (condition instanceof HttpHeaderCondition header
                && header.name().equalsIgnoreCase("cookie")) {
            header.values().forEach(value -> checkLane(rule, value, warnings));
        }
    }

    /** A rule for exactly the path itself shows that it was thought of. */
    private static void checkPath(Rule rule, String value, List<Rule> rules, List<Warning> warnings) {
        Glob glob = Glob.caseSensitive(value);
        if (!value.endsWith("/*") || value.length() < 3 || glob.wildcards() > 1) {
            return;
        }
        String itself = value.substring(0, value.length() - 2);
        boolean known = rules.stream()
                .flatMap(other -> other.conditions().stream())
                .anyMatch(condition -> condition instanceof PathPatternCondition path
                        && path.globs().stream().anyMatch(other -> other.isLiteral() && other.matches(itself)));
        if (!known) {
            String text = value + " does not match " + itself + ", which goes elsewhere";
            warnings.add(warning(Kind.PATH_WITHOUT_ITSELF, rule, text));
        }
    }

    private static void checkLane(Rule rule, String value, List<Warning> warnings) {
        if (!value.startsWith("*") || !value.endsWith("*")) {
            String text = "matches a Cookie header that holds this cookie alone; write *name=value* instead";
            warnings.add(warning(Kind.WEAK_LANE, rule, text));
        }
        String secret = value.substring(value.indexOf('=') + 1).replace("*", "").replace("?", "");
        if (secret.length() < UNGUESSABLE) {
            String text = "lets in by a cookie value of " + secret.length() + " characters, which can be guessed; use "
                    + UNGUESSABLE + " or more";
            warnings.add(warning(Kind.WEAK_LANE, rule, text));
        }
    }

    private static void checkActions(Rule rule, List<Warning> warnings) {
        if (rule.routingAction() instanceof ForwardAction forward && forward.totalWeight() == 0) {
            warnings.add(warning(Kind.NO_WEIGHT, rule, "has no target group with a weight above 0, so it answers 503"));
        }
        if (rule.requiresAuthentication()) {
            String type = rule.actions().get(0).type();
            warnings.add(
                    warning(Kind.AUTHENTICATION, rule, "asks for " + type + "; a local load balancer answers 500"));
        }
    }

    private static Warning singleValueHeaders(TargetGroup group) {
        return new Warning(
                Kind.SINGLE_VALUE_HEADERS,
                group.arn(),
                "target group " + group.name() + " hands over only the last of several values of a header or query key;"
                        + " set lambda.multi_value_headers.enabled, which functions with Spring need");
    }

    private static Warning warning(Kind kind, Rule rule, String text) {
        return new Warning(kind, rule.arn(), "rule " + rule.priority() + " " + text);
    }
}
