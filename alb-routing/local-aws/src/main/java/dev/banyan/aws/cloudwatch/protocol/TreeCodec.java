package dev.banyan.aws.cloudwatch.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.TSFBuilder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.AwsRequest;
import dev.banyan.aws.wire.AwsResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What JSON 1.0 and RPC v2 CBOR have in common: a typed tree, and errors that also name their Query code. */
abstract class TreeCodec implements Codec {

    /** The deepest request, a dimension of a metric of a query of an alarm, has eight levels. */
    private static final int MAXIMUM_DEPTH = 32;

    /** The names that errors have in these protocols where they differ from their Query codes. */
    private static final Map<String, String> SHAPES = Map.of(
            "InvalidParameterValue", "InvalidParameterValueException",
            "InvalidParameterCombination", "InvalidParameterCombinationException",
            "MissingParameter", "MissingRequiredParameterException",
            "LimitExceeded", "LimitExceededFault",
            "InvalidFormat", "InvalidFormatFault");

    private static final String SHAPE_PREFIX = "com.amazonaws.cloudwatch#";

    private final ObjectMapper mapper;

    TreeCodec(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Bounds what a body may make this process hold or compute. */
    static <B extends TSFBuilder<?, B>> B bounded(B builder) {
        return builder.streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAXIMUM_DEPTH)
                        .maxNumberLength(500)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }

    static ObjectMapper strict(ObjectMapper mapper) {
        return mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    @Override
    public Input read(AwsRequest request) {
        if (request.body().length == 0) {
            return new Input(JsonNodeFactory.instance.objectNode(), Scalars.TYPED);
        }
        JsonNode tree = parse(request.body());
        if (!tree.isObject()) {
            throw malformed();
        }
        return new Input(tree, Scalars.TYPED);
    }

    JsonNode parse(byte[] body) {
        try {
            return mapper.readTree(body);
        } catch (JsonProcessingException e) {
            throw malformed();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Not of bytes in memory.
        }
    }

    private static AwsException malformed() {
        return AwsException.of("SerializationException", "The body is not a structure of this protocol");
    }

    @Override
    public AwsResponse write(String action, @Nullable Structure result, String requestId) {
        return new AwsResponse(200, headers(), encode(result == null ? new Structure() : result));
    }

    @Override
    public AwsResponse refuse(AwsException refusal, String requestId) {
        Map<String, String> headers = new TreeMap<>(headers());
        String fault = refusal.status() < 500 ? "Sender" : "Receiver";
        headers.put("x-amzn-query-error", refusal.code() + ";" + fault);
        Structure error = new Structure()
                .text("__type", SHAPE_PREFIX + SHAPES.getOrDefault(refusal.code(), refusal.code()))
                .text("message", refusal.getMessage());
        return new AwsResponse(refusal.status(), headers, encode(error));
    }

    byte[] encode(Structure structure) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = mapper.getFactory().createGenerator(bytes)) {
            write(out, structure);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Not into memory.
        }
        return bytes.toByteArray();
    }

    private void write(JsonGenerator out, Object value) throws IOException {
        if (value instanceof Structure structure) {
            writeMap(out, structure.members());
        } else if (value instanceof Map<?, ?> entries) {
            writeMap(out, entries);
        } else if (value instanceof Collection<?> items) {
            out.writeStartArray();
            for (Object item : items) {
                write(out, item);
            }
            out.writeEndArray();
        } else if (value instanceof Instant time) {
            writeTime(out, time.toEpochMilli() / 1000.0);
        } else {
            out.writePOJO(value);
        }
    }

    private void writeMap(JsonGenerator out, Map<?, ?> entries) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            out.writeFieldName(String.valueOf(entry.getKey()));
            write(out, entry.getValue());
        }
        out.writeEndObject();
    }

    /** Returns the headers of every answer. */
    abstract Map<String, String> headers();

    abstract void writeTime(JsonGenerator out, double seconds) throws IOException;
}
