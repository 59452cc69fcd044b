package dev.banyan.aws.lambda;

import dev.banyan.aws.journal.Journal;
import dev.banyan.aws.support.TestEndpoint;
import dev.banyan.aws.wire.AwsServer;
import dev.banyan.model.Arn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The Lambda API on a free port over a host that runs nothing. */
final class LambdaEndpoint implements AutoCloseable {

    static final String PREFIX = "arn:aws:lambda:eu-central-1:123456789012:function:";
    static final String ROLE = "arn:aws:iam::123456789012:role/functions";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    final RecordingHost host = new RecordingHost();
    final Set<Arn> split = new HashSet<>();
    private final Journal journal;
    private final LambdaStore store;
    private final AwsServer server;
    private final LambdaClient client;
    private final HttpClient http = HttpClient.newHttpClient();

    LambdaEndpoint(Path folder, List<FunctionSeed> template) throws IOException {
        journal = Journal.open(folder.resolve("journal"));
        store = LambdaStore.open(host, journal, folder.resolve("code"), TestEndpoint.ACCOUNT, template);
        server = AwsServer.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Set.of(),
                List.of(Lambda.service(store, LambdaHooks.defaults().withRules(split::contains))));
        client = LambdaClient.builder()
                .endpointOverride(uri())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(settings -> settings.retryStrategy(retry -> retry.maxAttempts(1)))
                .build();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    LambdaStore store() {
        return store;
    }

    LambdaClient client() {
        return client;
    }

    /** Makes a function by the API. */
    void create(String name) {
        client.createFunction(request -> request.functionName(name)
                .role(ROLE)
                .runtime("java21")
                .handler("shop.Handler")
                .code(code -> code.zipFile(SdkBytes.fromByteArray(archive("one")))));
    }

    static byte[] archive(String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry("content.txt");
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Sends a request that is signed for eu-central-1. */
    HttpResponse<String> send(String method, String target, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri() + target))
                .timeout(LIMIT)
                .header("Authorization", TestEndpoint.authorization("eu-central-1", "lambda"))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
        journal.close();
    }
}
