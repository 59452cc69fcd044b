package dev.banyan.function;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes log lines: one JSON object per line with {@code time}, {@code level}, {@code message}, {@code requestId},
 * {@code traceId} and {@code function}, then members of the caller's own. Thread-safe as far as the stream is.
 */
public final class FunctionLog {

    private static final int LONGEST_TEXT = 1_024;
    private static final int MOST_FRAMES = 20;
    private static final int MOST_CAUSES = 5;

    private final PrintStream lines;
    private final Clock clock;
    private final String requestId;
    private final @Nullable String traceId;
    private final String function;

    FunctionLog(PrintStream lines, Clock clock, String requestId, @Nullable String traceId, String function) {
        this.lines = lines;
        this.clock = clock;
        this.requestId = requestId;
        this.traceId = traceId;
        this.function = function;
    }

    /** A line on what went as it should. */
    public void info(String message, JsonMembers members) {
        write("INFO", message, members);
    }

    /** A line on what somebody should look at soon. */
    public void warn(String message, JsonMembers members) {
        write("WARN", message, members);
    }

    /** A line on what failed, with the cause's type, message and first stack frames. */
    public void error(String message, Throwable cause) {
        write("ERROR", message, new JsonMembers() {
            @Override
            public void writeTo(JsonGenerator json) throws IOException {
                writeCause(json, cause);
            }
        });
    }

    private void write(String level, String message, JsonMembers members) {
        byte[] line = Json.writeObject(new JsonMembers() {
            @Override
            public void writeTo(JsonGenerator json) throws IOException {
                json.writeStringField("time", clock.instant().toString());
                json.writeStringField("level", level);
                json.writeStringField("message", message);
                json.writeStringField("requestId", requestId);
                if (traceId != null) {
                    json.writeStringField("traceId", limited(traceId));
                }
                json.writeStringField("function", function);
                members.writeTo(json);
            }
        });
        byte[] terminated = Arrays.copyOf(line, line.length + 1);
        terminated[line.length] = '\n';
        // One write per line, so that lines of several threads never mix.
        lines.write(terminated, 0, terminated.length);
        lines.flush();
    }

    private static void writeCause(JsonGenerator json, Throwable thrown) throws IOException {
        json.writeArrayFieldStart("causes");
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++, cause = cause.getCause()) {
            json.writeStartObject();
            json.writeStringField("type", cause.getClass().getName());
            json.writeStringField("text", limited(String.valueOf(cause.getMessage())));
            writeFrames(json, cause.getStackTrace());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeFrames(JsonGenerator json, StackTraceElement[] frames) throws IOException {
        json.writeArrayFieldStart("stack");
        for (int index = 0; index < Math.min(frames.length, MOST_FRAMES); index++) {
            json.writeString(frames[index].toString());
        }
        json.writeEndArray();
    }

    static String limited(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
    }
}
