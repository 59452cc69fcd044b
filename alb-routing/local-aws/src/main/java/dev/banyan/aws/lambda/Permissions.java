package dev.banyan.aws.lambda;

import dev.banyan.model.Arn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who may invoke a function by its policies. */
final class Permissions {

    private static final String LOAD_BALANCER = "elasticloadbalancing.amazonaws.com";

    private Permissions() {}

    static List<HostedPermission> of(LambdaFunction function, String account) {
        List<HostedPermission> permissions = new ArrayList<>();
        function.policies()
                .forEach((qualifier, policy) -> policy.statements().stream()
                        .filter(statement -> statement.letsServicesInvoke(account))
                        .forEach(statement -> permissions.add(new HostedPermission(
                                statement.principal(),
                                statement.conditions().get(PolicyStatement.SOURCE_ARN),
                                qualifier.isEmpty() ? null : qualifier))));
        return permissions;
    }

    static boolean letsInvoke(HostedPermission permission, @Nullable String qualifier, Arn targetGroup) {
        String source = permission.sourceArn();
        return (permission.principal().equals("*") || permission.principal().equals(LOAD_BALANCER))
                && Objects.equals(permission.qualifier(), qualifier)
                && (source == null || matches(source, targetGroup.value()));
    }

    private static boolean matches(String pattern, String value) {
        return value.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
    }
}
