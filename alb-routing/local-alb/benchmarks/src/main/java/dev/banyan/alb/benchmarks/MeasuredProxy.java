package dev.banyan.alb.benchmarks;

import dev.banyan.alb.LocalAlb;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The load balancer as {@code run.sh} measures it: one event loop, many rules, access log to a file. */
final class MeasuredProxy {

    private MeasuredProxy() {}

    /** Runs until it is ended; the arguments are the listener's port, the target's port, rules and the log file. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        int targetPort = Integer.parseInt(arguments[1]);
        int rules = Integer.parseInt(arguments[2]);
        try (LogFile log = new LogFile(Path.of(arguments[3]));
                LocalAlb alb = LocalAlb.builder()
                        .routing(MeasuredRouting.of(rules, port, targetPort))
                        .eventLoops(1)
                        .accessLog(log)
                        .build()) {
            alb.start();
            untilEnded();
        }
    }

    /** Waits for the signal that ends this process. */
    static void untilEnded() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(ended::countDown));
        ended.await();
    }
}
