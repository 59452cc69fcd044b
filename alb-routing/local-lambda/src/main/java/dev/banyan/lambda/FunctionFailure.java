package dev.banyan.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a function failed, in Lambda's words.
 *
 * @param document what the caller of the function is shown, JSON
 */
record FunctionFailure(String type, String message, String document) {
    static final String EXIT_TYPE = "Runtime.ExitError";
    static final String TIMEOUT_TYPE = "Sandbox.Timedout";
    static final String SIZE_TYPE = "Function.ResponseSizeTooLarge";

    /** Lambda's limit on a response: 6 MiB and a little for the envelope. */
    static final int MAX_RESPONSE_BYTES = 6 * 1024 * 1024 + 100;

    /** Exit values from here on are signals: the value less this. */
    private static final int SIGNAL_BASE = 128;

    private static final int SIGKILL = 9;
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern TYPE_HEADER = Pattern.compile("(Runtime|Function)\\.[A-Z][a-zA-Z]+");

    FunctionFailure(String type, String message) {
        this(type, message, document(type, message));
    }

    private static String document(String type, String message) {
        return "{\"errorType\":\"" + escaped(type) + "\",\"errorMessage\":\"" + escaped(message) + "\"}";
    }

    private static String escaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    static FunctionFailure exit(String requestId, int exitValue) {
        String reason;
        if (exitValue == 0) {
            reason = "Runtime exited without providing a reason";
        } else if (exitValue == SIGNAL_BASE + SIGKILL) {
            reason = "Runtime exited with error: signal: killed";
        } else {
            reason = "Runtime exited with error: exit status " + exitValue;
        }
        return new FunctionFailure(EXIT_TYPE, "RequestId: " + requestId + " Error: " + reason);
    }

    static FunctionFailure timeout(String requestId, Instant now, long seconds) {
        return new FunctionFailure(
                TIMEOUT_TYPE,
                String.format(
                        Locale.ROOT,
                        "%s %s Task timed out after %d.00 seconds",
                        now.truncatedTo(ChronoUnit.MILLIS),
                        requestId,
                        seconds));
    }

    static FunctionFailure tooLarge() {
        return new FunctionFailure(
                SIZE_TYPE,
                "Response payload size exceeded maximum allowed payload size (" + MAX_RESPONSE_BYTES + " bytes).");
    }

    /** Names the invocation that suffers from a failure which happened before any was given out. */
    FunctionFailure forRequest(String requestId) {
        return new FunctionFailure(type, message.replace("RequestId: - ", "RequestId: " + requestId + " "));
    }

    /** Reads the error document that the runtime client sends; one that cannot be read is still an error. */
    static FunctionFailure parse(byte[] document, @Nullable String typeHeader) {
        String type = typeHeader != null && TYPE_HEADER.matcher(typeHeader).matches() ? typeHeader : "Runtime.Unknown";
        String message = "";
        boolean readable = false;
        try (JsonParser parser = JSON.createParser(document)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    if (parser.nextToken() == JsonToken.VALUE_STRING && name.equals("errorType")) {
                        type = parser.getText();
                    } else if (parser.currentToken() == JsonToken.VALUE_STRING && name.equals("errorMessage")) {
                        message = parser.getText();
                    }
                    parser.skipChildren();
                }
                readable = true;
            }
        } catch (IOException unreadable) {
            message = message.isEmpty() ? "unreadable error document: " + unreadable.getMessage() : message;
        }
        return readable
                ? new FunctionFailure(type, message, new String(document, StandardCharsets.UTF_8))
                : new FunctionFailure(type, message);
    }
}
