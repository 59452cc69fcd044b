package dev.banyan.cli.migrate;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a local system has beside AWS's APIs, under {@code /_banyan}. AWS has nothing there, so that its answer tells
 * the two apart.
 *
 * @param endpoint the endpoint's URL
 * @param regions the regions that its resources are in, the first one first
 */
record LocalPage(URI endpoint, List<String> regions) {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** What {@code /_banyan/system} answers. */
    private record Description(String name, List<String> regions) {}

    /**
     * Asks an endpoint what it is; null where it is not a local system.
     *
     * @throws CommandException if nobody answers
     */
    static @Nullable LocalPage ask(URI endpoint) {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(endpoint.resolve("/_banyan/system")).build());
        if (answer.statusCode() != 200) {
            return null;
        }
        try {
            Description system = JSON.readValue(answer.body(), Description.class);
            return "banyan".equals(system.name()) ? new LocalPage(endpoint, List.copyOf(system.regions())) : null;
        } catch (IOException e) {
            return null; // Somebody else's page.
        }
    }

    /**
     * Sets a fault.
     *
     * @return all faults from then on
     * @throws CommandException if it is refused
     */
    List<Map<String, Object>> fault(Map<String, Object> fault) {
        try {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(endpoint.resolve("/_banyan/faults"))
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(fault)))
                    .build());
            return entries(answer);
        } catch (IOException e) {
            throw new CommandException(ExitCode.INPUT, "fault: " + e.getMessage(), e);
        }
    }

    /** Returns all faults. */
    List<Map<String, Object>> faults() {
        return entries(
                send(HttpRequest.newBuilder(endpoint.resolve("/_banyan/faults")).build()));
    }

    private static List<Map<String, Object>> entries(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new CommandException(ExitCode.INPUT, answer.body().strip().replaceFirst("^ValidationError: ", ""));
        }
        try {
            return JSON.readValue(answer.body(), new TypeReference<List<Map<String, Object>>>() {});
        } catch (IOException e) {
            throw new CommandException(ExitCode.DIED, "faults: unreadable answer (expected: JSON)", e);
        }
    }

    private static HttpResponse<String> send(HttpRequest request) {
        HttpRequest bounded = HttpRequest.newBuilder(request, (name, value) -> true)
                .timeout(LIMIT)
                .build();
        try {
            return HttpClient.newBuilder()
                    .connectTimeout(LIMIT)
                    .build()
                    .send(bounded, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.INPUT, "endpoint: " + request.uri() + " (expected: one that answers; " + e + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(ExitCode.DIED, "endpoint: interrupted while it was asked", e);
        }
    }
}
