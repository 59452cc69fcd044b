package dev.banyan.aws.lambda;

import dev.banyan.aws.query.Caller;
import dev.banyan.aws.wire.AwsRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to an action.
 *
 * @param caller for whom it is answered
 * @param request the request
 * @param labels the parts of the path that stand for names, decoded
 * @param query the values of the query by their names, decoded
 */
record RestCall(Caller caller, AwsRequest request, List<String> labels, Map<String, List<String>> query) {

    /** More than any action has. */
    private static final int MAXIMUM_PARAMETERS = 200;

    RestCall(Caller caller, AwsRequest request, List<String> labels) {
        this(caller, request, labels, parse(request.query()));
    }

    private static Map<String, List<String>> parse(String query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        String[] pairs = query.split("&", MAXIMUM_PARAMETERS + 1);
        if (pairs.length > MAXIMUM_PARAMETERS) {
            throw Refusals.invalid("query: more than " + MAXIMUM_PARAMETERS + " parameters");
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                values.computeIfAbsent(name, key -> new ArrayList<>())
                        .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusals.invalid("request target: a broken percent escape");
        }
    }

    /** Returns a value of the query, or null. */
    @Nullable
    String value(String name) {
        List<String> values = query.get(name);
        return values == null || values.get(0).isEmpty() ? null : values.get(0);
    }

    /** Returns a whole number of the query within its bounds, or the default. */
    int integer(String name, String member, int minimum, int maximum, int missing) {
        String value = value(name);
        if (value == null) {
            return missing;
        }
        return Document.bounded(value, member, minimum, maximum);
    }

    /** Returns the function that the first label names, with the query's qualifier. */
    FunctionName function() {
        return FunctionName.parse(labels.get(0), value("Qualifier"), caller);
    }

    /** Returns the body as a document. */
    Document document() {
        return Document.parse(request.body());
    }
}
