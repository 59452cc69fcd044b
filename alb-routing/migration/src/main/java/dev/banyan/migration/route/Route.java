package dev.banyan.migration.route;

import dev.banyan.model.Arn;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One capability to move: the rules that serve it, and its two target groups.
 *
 * @param name 1 to 31 of a-z, 0-9 and -, a letter first
 * @param rules the rules whose weights move, listener by listener, by ascending priority; a wave moves
 *     them in this order
 * @param lanes the rules that send testers to the Lambda group alone; no shift touches them
 * @param containerGroup the target group of the container, of type ip or instance
 * @param lambdaGroup the target group of the function
 */
public record Route(String name, List<Arn> rules, List<Arn> lanes, Arn containerGroup, Arn lambdaGroup) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    /** @throws IllegalArgumentException if the name is none, or there is no rule to move */
    public Route {
        checkName(name);
        rules = List.copyOf(rules);
        lanes = List.copyOf(lanes);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("rules: none of route " + name + " (expected: at least one)");
        }
        if (containerGroup.equals(lambdaGroup)) {
            throw new IllegalArgumentException("lambdaGroup: " + lambdaGroup + " (expected: not the container group)");
        }
    }

    /**
     * Returns a name that can be a route's.
     *
     * @throws IllegalArgumentException if it cannot
     */
    public static String checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "route: " + name + " (expected: 1 to 31 of a-z, 0-9 and -, a letter first)");
        }
        return name;
    }

    /** Returns the load balancer as CloudWatch's dimension {@code LoadBalancer} names it, such as {@code app/shop/0a1b}. */
    public String loadBalancerDimension() {
        // listener-rule/app/NAME/ID/LISTENER/RULE
        String[] parts = rules.get(0).resource().split("/");
        return parts[1] + "/" + parts[2] + "/" + parts[3];
    }
}
