package dev.banyan.local;

import dev.banyan.aws.journal.Journal;
import dev.banyan.aws.lambda.Lambda;
import dev.banyan.aws.lambda.LambdaHooks;
import dev.banyan.aws.lambda.LambdaStore;
import dev.banyan.aws.wire.AwsServer;
import dev.banyan.lambda.LocalLambda;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The Lambda API alone on a free port, over functions in processes of their own. */
public final class FunctionEndpoint implements AutoCloseable {

    private final LocalLambda lambda;
    private final Journal journal;
    private final LambdaStore store;
    private final AwsServer server;

    public FunctionEndpoint(Path folder) throws IOException {
        lambda = LocalLambda.builder(folder.resolve("lambda"))
                .initLimit(Duration.ofSeconds(60))
                .start();
        journal = Journal.open(folder.resolve("journal"));
        store = LambdaStore.open(new LambdaHost(lambda), journal, folder.resolve("code"), "123456789012", List.of());
        server = AwsServer.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Set.of(),
                List.of(Lambda.service(store, LambdaHooks.defaults())));
    }

    public LocalLambda lambda() {
        return lambda;
    }

    public LambdaStore store() {
        return store;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public void close() throws IOException {
        server.close();
        journal.close();
        lambda.close();
    }
}
