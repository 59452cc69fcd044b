package dev.banyan.aws.cloudwatch.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.banyan.aws.wire.AwsRequest;
import java.io.IOException;
import java.util.Map;

/** Smithy's RPC v2 CBOR: the action in the path. */
final class CborCodec extends TreeCodec {

    /** RFC 8949, section 3.4.2. */
    private static final int EPOCH_TIME = 1;

    private final String prefix;

    CborCodec(String prefix) {
        super(strict(new CBORMapper(bounded(CBORFactory.builder()).build())));
        this.prefix = prefix;
    }

    @Override
    public String action(AwsRequest request) {
        return request.path().substring(prefix.length());
    }

    @Override
    Map<String, String> headers() {
        return Map.of("content-type", "application/cbor", "smithy-protocol", "rpc-v2-cbor");
    }

    @Override
    void writeTime(JsonGenerator out, double seconds) throws IOException {
        ((CBORGenerator) out).writeTag(EPOCH_TIME);
        out.writeNumber(seconds);
    }
}
