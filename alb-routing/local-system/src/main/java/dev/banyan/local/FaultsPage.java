package dev.banyan.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.banyan.alb.fault.Fault;
import dev.banyan.alb.fault.Faults;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.AwsRequest;
import dev.banyan.aws.wire.AwsResponse;
import dev.banyan.aws.wire.AwsService;
import dev.banyan.model.Arn;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets target groups misbehave under {@code /_banyan/faults}: GET lists the faults, POST sets one; what it
 * leaves out is zero, and all zeros are none.
 *
 * @param faults what it changes
 * @param exists whether there is a target group of an ARN
 */
record FaultsPage(Faults faults, Predicate<Arn> exists) implements AwsService {

    private static final String PATH = "/_banyan/faults";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A fault as it is written; the wait in milliseconds. */
    private record Entry(@Nullable String targetGroupArn, long latencyMillis, double errorShare, double resetShare) {

        boolean isNone() {
            return latencyMillis == 0 && errorShare == 0 && resetShare == 0;
        }
    }

    @Override
    public boolean accepts(AwsRequest request) {
        return request.path().equals(PATH)
                && (request.method().equals("GET") || request.method().equals("POST"));
    }

    @Override
    public AwsResponse answer(AwsRequest request) {
        if (request.method().equals("POST")) {
            set(read(request.body()));
        }
        List<Entry> entries = faults.all().entrySet().stream()
                .map(one -> entry(one.getKey(), one.getValue()))
                .sorted(Comparator.comparing(entry -> String.valueOf(entry.targetGroupArn())))
                .toList();
        try {
            return new AwsResponse(200, Map.of("content-type", "application/json"), JSON.writeValueAsBytes(entries));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Entry entry(Arn group, Fault fault) {
        return new Entry(group.value(), fault.latency().toMillis(), fault.errorShare(), fault.resetShare());
    }

    private static Entry read(byte[] body) {
        try {
            return Objects.requireNonNull(JSON.readValue(body, Entry.class), "an object");
        } catch (IOException | NullPointerException e) {
            throw new AwsException(
                    400,
                    "ValidationError",
                    "body: not a fault (expected: {\"targetGroupArn\": …, \"latencyMillis\": …, \"errorShare\": …, "
                            + "\"resetShare\": …})");
        }
    }

    private void set(Entry entry) {
        try {
            Arn group = new Arn(String.valueOf(entry.targetGroupArn()));
            if (!exists.test(group)) {
                throw new IllegalArgumentException(
                        "targetGroupArn: " + group + " (expected: a target group of this load balancer)");
            }
            if (entry.isNone()) {
                faults.remove(group);
            } else {
                Duration latency = Duration.ofMillis(entry.latencyMillis());
                faults.put(group, new Fault(latency, entry.errorShare(), entry.resetShare()));
            }
        } catch (IllegalArgumentException e) {
            throw new AwsException(400, "ValidationError", String.valueOf(e.getMessage()));
        }
    }
}
