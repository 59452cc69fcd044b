package dev.banyan.aws.lambda;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A statement of a policy.
 *
 * @param principal a service, an account's ARN, or {@code *}
 * @param conditions what must hold besides, by the names of AddPermission's parameters, such as {@code SourceArn}
 */
record PolicyStatement(String id, String action, String principal, SortedMap<String, String> conditions) {

    static final String SOURCE_ARN = "SourceArn";
    static final String SOURCE_ACCOUNT = "SourceAccount";

    PolicyStatement {
        conditions = Collections.unmodifiableSortedMap(new TreeMap<>(conditions));
    }

    boolean ofService() {
        return principal.endsWith(".amazonaws.com") || principal.endsWith(".amazonaws.com.cn");
    }

    /** Returns whether a service of this account may invoke on the strength of it, from the right source. */
    boolean letsServicesInvoke(String account) {
        boolean invokes = action.equals("lambda:InvokeFunction") || action.equals("lambda:*") || action.equals("*");
        boolean anyOrService = ofService() || principal.equals("*");
        return invokes
                && anyOrService
                && conditions.getOrDefault(SOURCE_ACCOUNT, account).equals(account)
                && conditions.keySet().stream()
                        .allMatch(name -> name.equals(SOURCE_ARN) || name.equals(SOURCE_ACCOUNT));
    }
}
