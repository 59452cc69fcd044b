package dev.banyan.aws.lambda;

import dev.banyan.aws.lambda.FunctionSeed.SeedPermission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes functions of a template's. */
final class Seeds {

    /** What a template's function gets where the template reader does not tell the role: none is assumed here. */
    private static final String ROLE = "role/banyan-local";

    private final String modified;
    private final String revision;

    Seeds(String modified, String revision) {
        this.modified = modified;
        this.revision = revision;
    }

    /** @throws CodeRefusedException if the code cannot be read */
    LambdaFunction function(FunctionSeed seed) {
        FunctionVersion latest =
                new FunctionVersion(FunctionVersion.LATEST, code(seed), settings(seed), modified, revision);
        List<FunctionVersion> published = new ArrayList<>();
        int newest = 0;
        for (String number : seed.versions()) {
            published.add(new FunctionVersion(number, latest.code(), latest.settings(), modified, revision));
            newest = Math.max(newest, Integer.parseInt(number));
        }
        SortedMap<String, FunctionAlias> aliases = new TreeMap<>();
        seed.aliases()
                .forEach((name, version) ->
                        aliases.put(name, new FunctionAlias(name, version, "", new TreeMap<>(), revision)));
        return new LambdaFunction(
                seed.name(),
                seed.arn().value(),
                latest,
                published,
                newest,
                aliases,
                policies(seed.permissions()),
                seed.reservedConcurrency(),
                new TreeMap<>());
    }

    private static FunctionCode code(FunctionSeed seed) {
        try {
            return FunctionCodes.at(seed.code());
        } catch (IOException e) {
            throw new CodeRefusedException(
                    "code of " + seed.name() + ": " + seed.code() + " (expected: an archive or a folder)", e);
        }
    }

    private static FunctionSettings settings(FunctionSeed seed) {
        String account = seed.arn().value().split(":", 6)[4];
        return new FunctionSettings(
                "arn:aws:iam::" + account + ":" + ROLE,
                seed.handler(),
                seed.runtime(),
                "",
                seed.memoryMegabytes(),
                Math.toIntExact(seed.timeout().toSeconds()),
                new TreeMap<>(seed.environment()),
                new TreeMap<>());
    }

    private SortedMap<String, FunctionPolicy> policies(List<SeedPermission> permissions) {
        SortedMap<String, FunctionPolicy> policies = new TreeMap<>();
        for (SeedPermission permission : permissions) {
            String qualifier = permission.qualifier() == null ? "" : permission.qualifier();
            FunctionPolicy policy = policies.getOrDefault(qualifier, new FunctionPolicy(List.of(), revision));
            SortedMap<String, String> conditions = new TreeMap<>();
            if (permission.sourceArn() != null) {
                conditions.put(PolicyStatement.SOURCE_ARN, permission.sourceArn());
            }
            String id = "template-" + (policy.statements().size() + 1);
            policies.put(
                    qualifier,
                    policy.with(
                            new PolicyStatement(id, permission.action(), permission.principal(), conditions),
                            revision));
        }
        return policies;
    }
}
