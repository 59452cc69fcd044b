package dev.banyan.aws.lambda;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes versions. */
final class Versions {

    private final LambdaHooks hooks;
    private final FunctionCodes codes;

    Versions(LambdaHooks hooks, FunctionCodes codes) {
        this.hooks = hooks;
        this.codes = codes;
    }

    FunctionVersion latest(FunctionCode code, FunctionSettings settings) {
        return version(FunctionVersion.LATEST, code, settings);
    }

    private FunctionVersion version(String number, FunctionCode code, FunctionSettings settings) {
        return new FunctionVersion(
                number,
                code,
                settings,
                LambdaTime.text(hooks.clock().instant()),
                hooks.revisions().get());
    }

    /** Publishes what the function is now, unless its newest version is the same. */
    LambdaFunction publish(LambdaFunction function, @Nullable String description) {
        FunctionVersion latest = function.latest();
        FunctionSettings settings = description == null || description.isEmpty()
                ? latest.settings()
                : latest.settings().withDescription(description);
        FunctionCode code = frozen(latest.code());
        if (!function.published().isEmpty()) {
            FunctionVersion newest = newest(function);
            boolean same = frozen(newest.code()).hash().equals(code.hash())
                    && newest.settings().withDescription("").equals(settings.withDescription(""));
            if (same) {
                return function;
            }
        }
        int number = function.lastVersion() + 1;
        List<FunctionVersion> published = new ArrayList<>(function.published());
        published.add(version(Integer.toString(number), code, settings));
        return function.withPublished(published, number);
    }

    private FunctionCode frozen(FunctionCode code) {
        try {
            return codes.frozen(code);
        } catch (IOException e) {
            throw Refusals.invalid("code: " + e.getMessage() + " (expected: an archive or a folder that can be read)");
        }
    }

    /** Returns the newest published version. */
    static FunctionVersion newest(LambdaFunction function) {
        return function.published().get(function.published().size() - 1);
    }

    static LambdaFunction without(LambdaFunction function, String qualifier) {
        if (function.aliases().containsKey(qualifier)) {
            throw Refusals.invalid("Deletion of aliases is not currently supported.");
        }
        function.aliases().values().stream()
                .filter(alias -> alias.names(qualifier))
                .findFirst()
                .ifPresent(alias -> {
                    throw Refusals.conflict("Function version " + function.arn() + ":" + qualifier
                            + " cannot be deleted, because the alias " + alias.name() + " points to it");
                });
        List<FunctionVersion> left = function.published().stream()
                .filter(version -> !version.version().equals(qualifier))
                .toList();
        return function.withPublished(left, function.lastVersion()).withoutPolicy(qualifier);
    }
}
