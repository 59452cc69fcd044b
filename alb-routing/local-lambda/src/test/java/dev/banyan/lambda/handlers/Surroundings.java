package dev.banyan.lambda.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Answers with what it sees around it, one name=value per line. */
public final class Surroundings implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Map<String, String> seen = new TreeMap<>(System.getenv());
        seen.put("cwd", System.getProperty("user.dir"));
        seen.put("tmpdir", System.getProperty("java.io.tmpdir"));
        seen.put("stdin", Integer.toString(System.in.read()));
        seen.put("class path", System.getProperty("java.class.path"));
        seen.put("trace", String.valueOf(System.getProperty("com.amazonaws.xray.traceHeader")));
        seen.put("invoked arn", context.getInvokedFunctionArn());
        seen.put("remaining", Integer.toString(context.getRemainingTimeInMillis()));
        seen.put("pid", Long.toString(ProcessHandle.current().pid()));
        seen.put("java", System.getProperty("java.version"));
        seen.put("charset", Charset.defaultCharset().name());
        StringBuilder lines = new StringBuilder();
        seen.forEach(
                (name, value) -> lines.append(name).append('=').append(value).append('\n'));
        output.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
