package dev.banyan.aws.lambda;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The resource policy of a function, a version or an alias.
 *
 * @param revision changes with every change
 */
record FunctionPolicy(List<PolicyStatement> statements, String revision) {

    FunctionPolicy {
        statements = List.copyOf(statements);
    }

    Optional<PolicyStatement> statement(String id) {
        return statements.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    FunctionPolicy with(PolicyStatement added, String newRevision) {
        return new FunctionPolicy(
                Stream.concat(statements.stream(), Stream.of(added)).toList(), newRevision);
    }

    FunctionPolicy without(String id, String newRevision) {
        return new FunctionPolicy(
                statements.stream().filter(one -> !one.id().equals(id)).toList(), newRevision);
    }
}
