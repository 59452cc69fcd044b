package dev.banyan.aws.lambda;

import java.util.List;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the journal keeps of a function: all of it where the API made or changed it.
 *
 * @param function the function, or null where it is of the template and was deleted
 * @param seeded what the template said when the function was changed, or null where it is not of the template
 */
record Kept(@Nullable LambdaFunction function, @Nullable Seeded seeded) {

    /**
     * What a template said of a function.
     *
     * @param fingerprint differs whenever the template says something else
     */
    record Seeded(String fingerprint, FunctionCode code, SortedMap<String, String> environment) {

        static Seeded of(String fingerprint, LambdaFunction function) {
            return new Seeded(
                    fingerprint,
                    function.latest().code(),
                    function.latest().settings().environment());
        }
    }

    /** Returns the function with what differs from run to run as the template has it now, unless the API changed it. */
    static LambdaFunction renew(LambdaFunction function, Seeded then, Seeded now) {
        UnaryOperator<FunctionVersion> renewal = version -> {
            FunctionSettings settings = version.settings();
            return new FunctionVersion(
                    version.version(),
                    version.code().equals(then.code()) ? now.code() : version.code(),
                    settings.environment().equals(then.environment())
                            ? settings.withEnvironment(now.environment())
                            : settings,
                    version.modified(),
                    version.revision());
        };
        List<FunctionVersion> published =
                function.published().stream().map(renewal).toList();
        return function.withLatest(renewal.apply(function.latest())).withPublished(published, function.lastVersion());
    }
}
