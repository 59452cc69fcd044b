package dev.banyan.aws.lambda;

import dev.banyan.aws.lambda.FunctionSeed.SeedPermission;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes functions of a template's. */
final class Seeds {

    /** What a template's function gets where the template reader does not tell the role: none is assumed here. */
    private static final String ROLE = "role/banyan-local";

    /** The same in every run, so that what a client knows of an unchanged function stays right. */
    private static final String REVISION = "00000000-0000-4000-8000-000000000000";

    private Seeds() {}

    /** @throws CodeRefusedException if the code cannot be read */
    static LambdaFunction function(FunctionSeed seed) {
        String modified = modified(seed);
        FunctionVersion latest =
                new FunctionVersion(FunctionVersion.LATEST, code(seed), settings(seed), modified, REVISION);
        List<FunctionVersion> published = new ArrayList<>();
        int newest = 0;
        for (String number : seed.versions()) {
            published.add(new FunctionVersion(number, latest.code(), latest.settings(), modified, REVISION));
            newest = Math.max(newest, Integer.parseInt(number));
        }
        SortedMap<String, FunctionAlias> aliases = new TreeMap<>();
        seed.aliases()
                .forEach((name, version) ->
                        aliases.put(name, new FunctionAlias(name, version, "", new TreeMap<>(), REVISION)));
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
            throw unusable(seed, e);
        }
    }

    /** The template does not tell when a function was changed; its code does, and in every run the same. */
    private static String modified(FunctionSeed seed) {
        try {
            return LambdaTime.text(Files.getLastModifiedTime(seed.code()).toInstant());
        } catch (IOException e) {
            throw unusable(seed, e);
        }
    }

    private static CodeRefusedException unusable(FunctionSeed seed, IOException failure) {
        return new CodeRefusedException(
                "code of " + seed.name() + ": " + seed.code() + " (expected: an archive or a folder)", failure);
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

    private static SortedMap<String, FunctionPolicy> policies(List<SeedPermission> permissions) {
        SortedMap<String, FunctionPolicy> policies = new TreeMap<>();
        for (SeedPermission permission : permissions) {
            String qualifier = permission.qualifier() == null ? "" : permission.qualifier();
            FunctionPolicy policy = policies.getOrDefault(qualifier, new FunctionPolicy(List.of(), REVISION));
            SortedMap<String, String> conditions = new TreeMap<>();
            if (permission.sourceArn() != null) {
                conditions.put(PolicyStatement.SOURCE_ARN, permission.sourceArn());
            }
            String id = "template-" + (policy.statements().size() + 1);
            policies.put(
                    qualifier,
                    policy.with(
                            new PolicyStatement(id, permission.action(), permission.principal(), conditions),
                            REVISION));
        }
        return policies;
    }
}
