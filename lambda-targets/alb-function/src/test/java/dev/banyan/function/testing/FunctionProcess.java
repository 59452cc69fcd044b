package dev.banyan.function.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A function that runs from its archive in a JVM of its own, under Lambda's real runtime client. */
public final class FunctionProcess implements AutoCloseable {

    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String NATIVE = "libaws-lambda-jni.linux-x86_64.so";
    private static final String NATIVE_PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private final RuntimeApi api;
    private final Process process;
    private final Path output;

    private FunctionProcess(RuntimeApi api, Process process, Path output) {
        this.api = api;
        this.process = process;
        this.output = output;
    }

    /** The names of an archive's entries, in their order. */
    public static List<String> entries(Path archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    /**
     * Starts a function and waits until it asks for its first event.
     *
     * @param folder an empty folder that the archive is unpacked in
     * @throws ExecutionException if the function's initialization failed; the cause's message is what it reported
     */
    public static FunctionProcess start(Path archive, String handler, Map<String, String> environment, Path folder)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Path task = unpack(archive, folder.resolve("task"));
        Path output = folder.resolve("output.txt");
        RuntimeApi api = new RuntimeApi();
        Process process = launch(task, handler, environment, api, output, nativeLibrary(folder));
        FunctionProcess function = new FunctionProcess(api, process, output);
        try {
            Object first =
                    CompletableFuture.anyOf(api.ready(), process.onExit()).get(60, TimeUnit.SECONDS);
            if (first instanceof Process) {
                throw new ExecutionException(new IllegalStateException("The function ended: " + function.output()));
            }
            return function;
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            function.close();
            throw failure;
        }
    }

    /** Sends one event and waits for the answer. */
    public Answer invoke(AlbEvent event)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        return Answer.read(invoke(event.toByteArray()));
    }

    /** Sends one document and waits for the document that answers it. */
    public byte[] invoke(byte[] event) throws IOException, InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<byte[]> answer = api.invoke(event);
        CompletableFuture.anyOf(answer, process.onExit()).get(60, TimeUnit.SECONDS);
        if (!answer.isDone()) {
            throw new ExecutionException(new IllegalStateException("The function ended: " + output()));
        }
        return answer.join();
    }

    /** All that the function wrote so far. */
    public String output() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        api.close();
    }

    private static Process launch(
            Path task, String handler, Map<String, String> environment, RuntimeApi api, Path output, Path library)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
        command.add("-D" + NATIVE_PROPERTY + "=" + library);
        command.addAll(List.of("-cp", runtimeClassPath(), CLIENT, handler));
        ProcessBuilder builder = new ProcessBuilder(command).directory(task.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment()
                .putAll(Map.of("AWS_LAMBDA_RUNTIME_API", api.address(), "AWS_LAMBDA_FUNCTION_NAME", "test-function"));
        return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    /** The runtime client's jars alone: the function's own classes come from its folder, as on Lambda. */
    private static String runtimeClassPath() {
        String separator = System.getProperty("path.separator");
        return Arrays.stream(System.getProperty("java.class.path").split(Pattern.quote(separator), -1))
                .filter(FunctionProcess::isRuntime)
                .collect(Collectors.joining(separator));
    }

    private static boolean isRuntime(String entry) {
        String name = Path.of(entry).getFileName().toString();
        return name.startsWith("aws-lambda-java-")
                || name.startsWith("utils-lite-")
                || name.startsWith("annotations-2.");
    }

    /** A copy of our own: the client would unpack it to one fixed path, where several processes overwrite each other. */
    private static Path nativeLibrary(Path folder) throws IOException {
        Path library = folder.resolve(NATIVE);
        try (InputStream resource = FunctionProcess.class.getResourceAsStream("/jni/" + NATIVE)) {
            if (resource == null) {
                throw new IllegalStateException("/jni/" + NATIVE + ": none (expected: in the runtime client's jar)");
            }
            Files.write(library, resource.readAllBytes());
        }
        return library;
    }

    private static Path unpack(Path archive, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile(), StandardCharsets.UTF_8)) {
            for (ZipEntry entry : zip.stream().toList()) {
                Path target = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.write(target, zip.getInputStream(entry).readAllBytes());
                }
            }
        }
        return folder;
    }
}
