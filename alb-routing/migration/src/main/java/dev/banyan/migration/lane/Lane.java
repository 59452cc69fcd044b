package dev.banyan.migration.lane;

import dev.banyan.migration.route.Route;
import dev.banyan.model.Arn;

/**
 * What a rule for testers is made for.
 *
 * @param route the route
 * @param rule the rule that it stands above
 * @param shift the number of the shift, so that a lane of an earlier one is not taken for this one's
 */
public record Lane(Route route, Arn rule, int shift) {

    /** The tag by which a lane is found again when the answer to its creation was lost. */
    static final String TAG = "banyan:lane";

    private static final String COOKIE_PREFIX = "__Host-banyan-lane-";

    /** Returns the name of the cookie that lets a tester in. */
    public static String cookie(Route route) {
        return COOKIE_PREFIX + route.name();
    }

    String tag() {
        String id = rule.value().substring(rule.value().lastIndexOf('/') + 1);
        return shift + "/" + id;
    }
}
