package dev.banyan.cli.migrate;

import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import dev.banyan.cli.console.Console;
import dev.banyan.cli.inspect.DefaultTemplate;
import dev.banyan.cli.state.RunningSystem;
import dev.banyan.cli.state.StateFolder;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which load balancer a command works on: the running local system's, that of an endpoint, or one on AWS. */
final class AwsOptions {

    /** Where the requests of AWS's clients go. */
    static final class Place {

        @Option(names = "--endpoint-url", paramLabel = "URL", description = "An endpoint that answers like AWS.")
        @Nullable
        URI endpoint;

        @Option(names = "--aws", description = "AWS itself, also while a local system runs.")
        boolean aws;
    }

    @ArgGroup(exclusive = true)
    private @Nullable Place place;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "The region (default: the local system's, else that of the AWS settings).")
    private @Nullable String region;

    @Option(
            names = "--store",
            paramLabel = "s3://BUCKET/PREFIX|DIR",
            defaultValue = "${env:BANYAN_STORE}",
            description = "Where the states of routes are kept for everybody who shifts them (default: BANYAN_STORE;"
                    + " for a local system its own folder).")
    private @Nullable String store;

    @Option(names = "--state", paramLabel = "DIR", description = "The folder of the running system (default: .banyan).")
    private Path state = DefaultTemplate.home().resolve(".banyan");

    /**
     * Returns the clients of the place that is meant, and says which one that is.
     *
     * @throws CommandException if there is none
     */
    AwsAccess open(Console console) {
        Place chosen = place;
        URI endpoint = chosen == null ? null : chosen.endpoint;
        boolean aws = chosen != null && chosen.aws;
        URI used = endpoint != null || aws ? endpoint : running();
        LocalPage local = used == null ? null : LocalPage.ask(used);
        AwsAccess access = new AwsAccess(used, local, regionOf(local), storeOf(local));
        console.note("on " + access.describe());
        return access;
    }

    private @Nullable URI running() {
        return StateFolder.at(state)
                .running()
                .filter(system -> system.process().alive().isPresent())
                .map(RunningSystem::endpoint)
                .map(URI::create)
                .orElse(null);
    }

    private @Nullable String regionOf(@Nullable LocalPage local) {
        if (region != null || local == null) {
            return region;
        }
        return local.regions().isEmpty() ? null : local.regions().get(0);
    }

    private @Nullable String storeOf(@Nullable LocalPage local) {
        String named = store == null || store.isBlank() ? null : store;
        return named == null && local != null ? state.resolve("routes").toString() : named;
    }

    /**
     * Returns the local system's page.
     *
     * @throws CommandException if the place is not local
     */
    static LocalPage requireLocal(AwsAccess access, String command) {
        LocalPage local = access.local();
        if (local == null) {
            throw new CommandException(
                    ExitCode.INPUT,
                    command + ": " + access.describe()
                            + " (expected: a local system; banyan up or banyan alb starts one)");
        }
        return local;
    }
}
