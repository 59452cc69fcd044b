package dev.banyan.local;

import dev.banyan.aws.elbv2.Elbv2Hooks;
import dev.banyan.aws.journal.Journal;
import dev.banyan.aws.lambda.CodeRefusedException;
import dev.banyan.aws.lambda.FunctionHost;
import dev.banyan.aws.lambda.FunctionSeed;
import dev.banyan.aws.lambda.Lambda;
import dev.banyan.aws.lambda.LambdaHooks;
import dev.banyan.aws.lambda.LambdaStore;
import dev.banyan.aws.lambda.WeightedRules;
import dev.banyan.aws.wire.AwsService;
import dev.banyan.model.Routing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Lambda API over the functions of this machine.
 *
 * @param store the functions
 */
record FunctionApi(LambdaStore store) {

    /**
     * Opens it: the template's functions and those that the API was told of before are with the host then.
     *
     * @throws IOException if the state cannot be used, or the code of a template's function
     */
    static FunctionApi open(
            FunctionHost host, List<FunctionSeed> seeds, Journal journal, @Nullable Path state, String account)
            throws IOException {
        Path folder = state == null ? Files.createTempDirectory("banyan-code") : state.resolve("code");
        try {
            return new FunctionApi(LambdaStore.open(host, journal, folder, account, seeds));
        } catch (CodeRefusedException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    Elbv2Hooks permit(Elbv2Hooks hooks) {
        return hooks.withPermissions(store::mayInvoke);
    }

    AwsService service(Supplier<Routing> routing) {
        return Lambda.service(store, LambdaHooks.defaults().withRules(WeightedRules.of(routing)));
    }

    List<String> dropped() {
        return store.dropped().stream()
                .map(arn -> arn + ": the template changed it since")
                .toList();
    }
}
