package dev.banyan.aws.elbv2;

import dev.banyan.aws.journal.Journal;
import dev.banyan.aws.support.TestEndpoint;
import dev.banyan.model.Routing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The endpoint in a process of its own, until it is killed. */
final class EndpointProcess {

    private EndpointProcess() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Journal journal = Journal.open(Path.of(arguments[0]));
        TestEndpoint endpoint = TestEndpoint.open(new Routing(List.of(), Map.of()), journal);
        System.out.println("port " + endpoint.port());
        new CountDownLatch(1).await();
    }
}
