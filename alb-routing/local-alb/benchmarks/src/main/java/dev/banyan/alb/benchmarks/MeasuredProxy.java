package dev.banyan.alb.benchmarks;

import dev.banyan.alb.LocalAlb;
import dev.banyan.alb.log.AccessLogSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;

/** The load balancer as {@code run.sh} measures it: one event loop, many rules, access log to a file. */
final class MeasuredProxy {

    private MeasuredProxy() {}

    /** Runs until it is ended; the arguments are the listener's port, the target's port, rules and the log file. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        int targetPort = Integer.parseInt(arguments[1]);
        int rules = Integer.parseInt(arguments[2]);
        try (FileChannel log = FileChannel.open(
                        Path.of(arguments[3]), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                LocalAlb alb = LocalAlb.builder()
                        .routing(MeasuredRouting.of(rules, port, targetPort))
                        .eventLoops(1)
                        .accessLog(sink(log))
                        .build()) {
            alb.start();
            System.out.println("ready");
            CountDownLatch ended = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(ended::countDown));
            ended.await();
        }
    }

    private static AccessLogSink sink(FileChannel log) {
        return (lines, length) -> {
            try {
                int unused = log.write(ByteBuffer.wrap(lines, 0, length));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
