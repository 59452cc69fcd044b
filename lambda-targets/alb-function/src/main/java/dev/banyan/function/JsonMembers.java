package dev.banyan.function;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes the members of one JSON object; its braces are the caller's. */
@FunctionalInterface
public interface JsonMembers {

    /** No members. */
    JsonMembers NONE = new JsonMembers() {
        @Override
        public void writeTo(JsonGenerator json) {}
    };

    /**
     * Writes zero or more members.
     *
     * @throws IOException if the generator cannot write
     */
    void writeTo(JsonGenerator json) throws IOException;
}
