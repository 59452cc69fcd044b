package dev.banyan.aws.cloudwatch.protocol;

import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.AwsRequest;
import dev.banyan.aws.wire.AwsResponse;
import dev.banyan.aws.wire.ErrorDocument;
import dev.banyan.aws.wire.XmlWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Query protocol: forms in, XML out. */
record QueryCodec(String namespace) implements Codec {

    @Override
    public String action(AwsRequest request) {
        return request.parameters().get("Action");
    }

    @Override
    public Input read(AwsRequest request) {
        return new Input(FormTree.parse(request.parameters()), Scalars.FORM);
    }

    @Override
    public AwsResponse write(String action, @Nullable Structure result, String requestId) {
        XmlWriter xml = new XmlWriter(action + "Response", namespace);
        if (result != null) {
            xml.structure(action + "Result", members -> members(members, result));
        }
        xml.structure("ResponseMetadata", metadata -> metadata.text("RequestId", requestId));
        return AwsResponse.xml(200, xml.document());
    }

    private static void members(XmlWriter xml, Structure structure) {
        structure.members().forEach((name, value) -> value(xml, name, value));
    }

    private static void value(XmlWriter xml, String name, Object value) {
        if (value instanceof Structure below) {
            xml.structure(name, members -> members(members, below));
        } else if (value instanceof Collection<?> items) {
            xml.structure(name, list -> items.forEach(item -> value(list, "member", item)));
        } else if (value instanceof Map<?, ?> entries) {
            xml.structure(
                    name,
                    map -> entries.forEach((key, of) -> map.structure(
                            "entry", entry -> entry.text("key", key).text("value", of))));
        } else {
            xml.text(name, value instanceof Instant time ? time.truncatedTo(ChronoUnit.MILLIS) : value);
        }
    }

    @Override
    public AwsResponse refuse(AwsException refusal, String requestId) {
        return ErrorDocument.write(namespace, refusal, requestId);
    }
}
