package dev.banyan.aws.lambda;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A function with all that belongs to it. Immutable.
 *
 * @param arn the unqualified ARN
 * @param published the versions, oldest first
 * @param lastVersion the number of the newest version that was ever published, or 0
 * @param policies the resource policies by qualifier; the function's own stands under the empty one
 * @param reserved the concurrency that is reserved for it, or null
 */
record LambdaFunction(
        String name,
        String arn,
        FunctionVersion latest,
        List<FunctionVersion> published,
        int lastVersion,
        SortedMap<String, FunctionAlias> aliases,
        SortedMap<String, FunctionPolicy> policies,
        @Nullable Integer reserved,
        SortedMap<String, String> tags) {

    LambdaFunction {
        published = List.copyOf(published);
        aliases = Collections.unmodifiableSortedMap(new TreeMap<>(aliases));
        policies = Collections.unmodifiableSortedMap(new TreeMap<>(policies));
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    Stream<FunctionVersion> versions() {
        return Stream.concat(Stream.of(latest), published.stream());
    }

    Optional<FunctionVersion> version(String number) {
        return versions().filter(one -> one.version().equals(number)).findFirst();
    }

    LambdaFunction withLatest(FunctionVersion changed) {
        return new LambdaFunction(name, arn, changed, published, lastVersion, aliases, policies, reserved, tags);
    }

    LambdaFunction withPublished(List<FunctionVersion> changed, int newest) {
        return new LambdaFunction(name, arn, latest, changed, newest, aliases, policies, reserved, tags);
    }

    LambdaFunction withAlias(FunctionAlias changed) {
        SortedMap<String, FunctionAlias> all = new TreeMap<>(aliases);
        all.put(changed.name(), changed);
        return withAliases(all);
    }

    LambdaFunction withoutAlias(String alias) {
        SortedMap<String, FunctionAlias> all = new TreeMap<>(aliases);
        all.remove(alias);
        return withAliases(all).withoutPolicy(alias);
    }

    private LambdaFunction withAliases(SortedMap<String, FunctionAlias> changed) {
        return new LambdaFunction(name, arn, latest, published, lastVersion, changed, policies, reserved, tags);
    }

    LambdaFunction withPolicy(String qualifier, FunctionPolicy changed) {
        SortedMap<String, FunctionPolicy> all = new TreeMap<>(policies);
        all.put(qualifier, changed);
        return withPolicies(all);
    }

    LambdaFunction withoutPolicy(String qualifier) {
        SortedMap<String, FunctionPolicy> all = new TreeMap<>(policies);
        all.remove(qualifier);
        return withPolicies(all);
    }

    private LambdaFunction withPolicies(SortedMap<String, FunctionPolicy> changed) {
        return new LambdaFunction(name, arn, latest, published, lastVersion, aliases, changed, reserved, tags);
    }

    LambdaFunction withReserved(@Nullable Integer changed) {
        return new LambdaFunction(name, arn, latest, published, lastVersion, aliases, policies, changed, tags);
    }

    LambdaFunction withTags(SortedMap<String, String> changed) {
        return new LambdaFunction(name, arn, latest, published, lastVersion, aliases, policies, reserved, changed);
    }
}
