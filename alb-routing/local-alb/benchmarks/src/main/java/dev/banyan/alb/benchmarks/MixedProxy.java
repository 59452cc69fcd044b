package dev.banyan.alb.benchmarks;

import dev.banyan.alb.LocalAlb;
import dev.banyan.lambda.FunctionConfiguration;
import dev.banyan.lambda.InvokePermission;
import dev.banyan.lambda.LocalLambda;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The load balancer as {@code endure.sh} runs it: servers and a real function side by side. */
final class MixedProxy {

    private MixedProxy() {}

    /**
     * Runs until it is ended; the arguments are the listener's port, the log file, the state folder, the folder with
     * the function's classes, the port that swallows bodies, and the servers' ports.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        List<Integer> servers = Arrays.stream(arguments, 5, arguments.length)
                .map(Integer::valueOf)
                .toList();
        try (LocalLambda lambda = LocalLambda.builder(Path.of(arguments[2])).start();
                LogFile log = new LogFile(Path.of(arguments[1]));
                LocalAlb alb = LocalAlb.builder()
                        .routing(MixedRouting.of(port, Integer.parseInt(arguments[4]), servers))
                        .lambdaInvoker(lambda)
                        .eventLoops(1)
                        .accessLog(log)
                        .build()) {
            lambda.put(function(Path.of(arguments[3])));
            alb.start();
            MeasuredProxy.untilEnded();
        }
    }

    private static FunctionConfiguration function(Path classes) {
        return FunctionConfiguration.builder(
                        "hello", MixedRouting.FUNCTION.value(), classes, HelloFunction.class.getName())
                .timeout(Duration.ofSeconds(10))
                .permissions(List.of(new InvokePermission("elasticloadbalancing.amazonaws.com", null, null)))
                .build();
    }
}
