package dev.banyan.aws.lambda;

import static java.util.Objects.requireNonNull;

import dev.banyan.aws.lambda.InvocationResult.NotRun;
import dev.banyan.aws.lambda.InvocationResult.Ran;
import dev.banyan.aws.lambda.InvocationResult.Reason;
import dev.banyan.model.Arn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipInputStream;

/** Runs nothing: answers with the version and the handler that would have run. */
final class RecordingHost implements FunctionHost {

    final Map<Arn, HostedFunction> functions = new ConcurrentHashMap<>();

    /** Returns a function that is there. */
    HostedFunction function(String name) {
        return requireNonNull(functions.get(new Arn(LambdaEndpoint.PREFIX + name)), name);
    }

    @Override
    public Set<String> runtimes() {
        return Set.of("java17", "java21");
    }

    @Override
    public void put(HostedFunction function) {
        for (HostedVersion version : function.versions()) {
            check(version);
        }
        functions.put(function.arn(), function);
    }

    private static void check(HostedVersion version) {
        if (Files.isDirectory(version.code())) {
            return;
        }
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(version.code()))) {
            if (zip.getNextEntry() == null) {
                throw new IOException("no entries");
            }
        } catch (IOException e) {
            throw new CodeRefusedException("code: " + e.getMessage(), e);
        }
    }

    @Override
    public void remove(Arn function) {
        functions.remove(function);
    }

    @Override
    public CompletionStage<InvocationResult> invoke(InvocationRequest request) {
        return CompletableFuture.completedFuture(result(request));
    }

    private InvocationResult result(InvocationRequest request) {
        FunctionName name = FunctionName.ofArn(request.function().value()).orElseThrow();
        HostedFunction function = functions.get(new Arn(name.unqualified()));
        if (function == null) {
            return new NotRun(Reason.NOT_FOUND, "Function not found: " + request.function());
        }
        if (Integer.valueOf(0).equals(function.reservedConcurrency())) {
            return new NotRun(Reason.RESERVED_CONCURRENCY, "none left");
        }
        String payload = new String(request.payload(), StandardCharsets.UTF_8);
        if (payload.contains("busy")) {
            return new NotRun(payload.contains("service") ? Reason.SERVICE : Reason.CONCURRENCY, "busy");
        }
        String qualifier = name.qualifier() == null ? FunctionVersion.LATEST : name.qualifier();
        String version = function.aliases()
                .getOrDefault(qualifier, Map.of(qualifier, 1.0))
                .keySet()
                .iterator()
                .next();
        String answer = "{\"version\":\"" + version + "\",\"event\":" + payload + ",\"context\":\""
                + request.clientContext().replace("\"", "'") + "\"}";
        return new Ran(
                payload.contains("fail"),
                answer.getBytes(StandardCharsets.UTF_8),
                version,
                request.logTail() ? "START\nREPORT\n" : "");
    }
}
