package dev.banyan.headermonitor;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.banyan.function.JsonMembers;
import java.io.IOException;

/** What the caller gets as JSON. */
record HeadersDocument(HeaderEvent event) implements JsonMembers {

    @Override
    public void writeTo(JsonGenerator json) throws IOException {
        json.writeStringField("id", event.id());
        json.writeStringField("time", event.time().toString());
        event.writeRequest(json);
    }
}
