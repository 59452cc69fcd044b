package dev.banyan.migration.state;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.banyan.model.Arn;
import java.io.IOException;

/** Writes and reads the documents of this room. Thread-safe. */
public final class StateJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addSerializer(new ArnWriter()).addDeserializer(Arn.class, new ArnReader()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    private StateJson() {}

    /** Returns the mapper, for documents beside the state such as plans and audit lines; not to be changed. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    static String write(RouteState state) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(state);
        } catch (IOException e) {
            throw new StateException("state: of route " + state.route() + " cannot be written: " + e, e);
        }
    }

    static RouteState read(String route, String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            int schema = tree.path("schema").asInt();
            if (schema != RouteState.SCHEMA) {
                throw new StateException("state: of route " + route + " has schema " + schema + " (expected: "
                        + RouteState.SCHEMA + "; use the version of banyan that wrote it)");
            }
            return MAPPER.treeToValue(tree, RouteState.class);
        } catch (IOException e) {
            throw new StateException("state: of route " + route + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static final class ArnWriter extends StdSerializer<Arn> {
        ArnWriter() {
            super(Arn.class);
        }

        @Override
        public void serialize(Arn arn, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(arn.value());
        }
    }

    private static final class ArnReader extends JsonDeserializer<Arn> {
        @Override
        public Arn deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return new Arn(json.getText());
        }
    }
}
