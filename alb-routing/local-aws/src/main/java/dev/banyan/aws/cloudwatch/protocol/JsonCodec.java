package dev.banyan.aws.cloudwatch.protocol;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.aws.wire.AwsRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;

/** JSON 1.0: the action in a header. */
final class JsonCodec extends TreeCodec {

    private final String prefix;

    JsonCodec(String prefix) {
        super(strict(new ObjectMapper(bounded(new JsonFactoryBuilder()).build())));
        this.prefix = prefix;
    }

    @Override
    public String action(AwsRequest request) {
        return request.header("x-amz-target").substring(prefix.length());
    }

    @Override
    Map<String, String> headers() {
        return Map.of("content-type", "application/x-amz-json-1.0");
    }

    /** Not in scientific notation, which people read badly. */
    @Override
    void writeTime(JsonGenerator out, double seconds) throws IOException {
        out.writeNumber(BigDecimal.valueOf(seconds).toPlainString());
    }
}
