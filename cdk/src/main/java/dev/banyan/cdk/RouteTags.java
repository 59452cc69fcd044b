package dev.banyan.cdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awscdk.CfnTag;

/** The tags by which tools find the rules and the two target groups of a route. */
final class RouteTags {

    static final String ROUTE = "banyan:route";
    static final String ROLE = "banyan:role";
    static final String CONTAINER = "container";
    static final String LAMBDA = "lambda";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    private RouteTags() {}

    static void checkName(String route) {
        Arguments.check(NAME.matcher(route).matches(), "route", route, "1 to 31 of a-z, 0-9 and -, a letter first");
    }

    /** Tags of a rule, as CloudFormation writes them. */
    static List<Map<String, Object>> ofRule(String route) {
        Map<String, Object> tag = new LinkedHashMap<>();
        tag.put("Key", ROUTE);
        tag.put("Value", route);
        return List.of(tag);
    }

    /** Tags of a target group. */
    static List<CfnTag> ofTargetGroup(String route, String role) {
        return List.of(tag(ROLE, role), tag(ROUTE, route));
    }

    private static CfnTag tag(String key, String value) {
        return CfnTag.builder().key(key).value(value).build();
    }
}
