package dev.banyan.local;

import static java.util.Objects.requireNonNull;

import dev.banyan.alb.LocalAlb;
import dev.banyan.aws.journal.Journal;
import dev.banyan.aws.lambda.FunctionSeed;
import dev.banyan.model.Routing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what an {@link AwsEndpoint} needs. Not safe for use by several threads. */
public final class AwsEndpointBuilder {

    private final LocalAlb loadBalancer;

    Routing routing = new Routing(List.of(), Map.of());
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Set<String> hosts = Set.of();
    String account = "123456789012";
    boolean allowReset;

    List<FunctionSeed> seeds = List.of();

    @Nullable
    LocalFunctions functions;

    @Nullable
    Path state;

    private @Nullable Opened opened;

    /** What is there before the load balancer runs. */
    record Opened(Journal journal, @Nullable FunctionApi functions) {}

    AwsEndpointBuilder(LocalAlb loadBalancer) {
        this.loadBalancer = requireNonNull(loadBalancer, "loadBalancer");
    }

    /** Sets what the load balancer is to run at first, such as a template's routing; without it that is nothing. */
    public AwsEndpointBuilder routing(Routing value) {
        routing = requireNonNull(value, "routing");
        return this;
    }

    /** Sets where the endpoint listens; any free port of loopback by default. */
    public AwsEndpointBuilder address(InetSocketAddress value) {
        address = requireNonNull(value, "address");
        return this;
    }

    /** Sets the port on loopback; 0, the default, asks for any free one. */
    public AwsEndpointBuilder port(int value) {
        return address(new InetSocketAddress(InetAddress.getLoopbackAddress(), value));
    }

    /** Sets names besides those of loopback under which the endpoint may be asked; none by default. */
    public AwsEndpointBuilder hosts(Set<String> value) {
        hosts = Set.copyOf(value);
        return this;
    }

    /**
     * Sets the account of new ARNs; 123456789012 by default.
     *
     * @throws IllegalArgumentException if it does not have 12 digits
     */
    public AwsEndpointBuilder account(String value) {
        if (!value.matches("\\d{12}")) {
            throw new IllegalArgumentException("account: " + value + " (expected: 12 digits)");
        }
        account = value;
        return this;
    }

    /**
     * Sets the folder that keeps what the API is told, so that the next endpoint over it begins with that; without it
     * everything is forgotten at the end.
     */
    public AwsEndpointBuilder state(Path value) {
        state = requireNonNull(value, "state");
        return this;
    }

    /**
     * Sets who runs functions, so that there is a Lambda API; without it there is none.
     *
     * @param host runs them; whoever made it closes it, after the endpoint
     * @param template the functions of the template
     */
    public AwsEndpointBuilder functions(LocalFunctions host, List<FunctionSeed> template) {
        functions = requireNonNull(host, "host");
        seeds = List.copyOf(template);
        return this;
    }

    /**
     * Gives the host the functions of the template and of earlier runs, before the load balancer has a listener that
     * could invoke them. {@link #open} does so, if this was not called; who calls this calls that, too.
     *
     * @throws IOException if the state cannot be read, or the code of a template's function
     */
    public AwsEndpointBuilder startFunctions() throws IOException {
        opened();
        return this;
    }

    /** Returns what is there before the load balancer runs, opened once. */
    Opened opened() throws IOException {
        Opened already = opened;
        if (already != null) {
            return already;
        }
        Path folder = state;
        Journal journal = folder == null ? Journal.inMemory() : Journal.open(folder.resolve("journal"));
        try {
            LocalFunctions host = functions;
            FunctionApi api = host == null ? null : FunctionApi.open(host, seeds, journal, folder, account);
            Opened made = new Opened(journal, api);
            opened = made;
            return made;
        } catch (IOException e) {
            journal.close();
            throw e;
        }
    }

    /** Sets whether {@code POST /_banyan/reset} forgets all that was told to the endpoint; it may not by default. */
    public AwsEndpointBuilder allowReset(boolean value) {
        allowReset = value;
        return this;
    }

    /**
     * Opens the endpoint: the load balancer runs what it was told before, over what it is to run at first.
     *
     * @throws IOException if its port or that of a listener cannot be opened, or the state cannot be read
     */
    public AwsEndpoint open() throws IOException {
        return new AwsEndpoint(this, loadBalancer);
    }
}
