package dev.banyan.migration.plan.traffic;

import dev.banyan.model.Arn;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads files of an access log. Used by one thread. */
final class AccessLogReader {

    /** Where the log cuts the header. */
    private static final int LONGEST_USER_AGENT = 8 * 1024;

    private static final Set<Part> WHOLE = Set.of(Part.USER_AGENT, Part.SOURCE_ADDRESS);

    /** Only literal addresses, so that reading never asks a name server. */
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final Requests requests;

    AccessLogReader(Requests requests) {
        this.requests = requests;
    }

    /** Reads a file to its end; a file that breaks off counts as far as it goes. */
    void read(String name, InputStream file) {
        long number = 0;
        try {
            LogLines lines = new LogLines(file);
            for (String line = lines.next(); line != null; line = lines.next()) {
                number++;
                line(name, number, line);
            }
        } catch (IOException e) {
            requests.broken(name + ":" + (number + 1), "the file breaks off: " + e.getMessage());
        }
    }

    private void line(String name, long number, String line) {
        if (line.isEmpty()) {
            return;
        }
        try {
            if (line.length() >= LogLines.LONGEST) {
                throw new BrokenLineException(LogLines.LONGEST + " characters without an end of the line");
            }
            entry(AccessLogEntry.parse(line));
        } catch (BrokenLineException e) {
            requests.broken(name + ":" + number, String.valueOf(e.getMessage()));
        }
    }

    private void entry(AccessLogEntry entry) {
        LoggedUrl url = entry.request();
        Integer priority = entry.priority();
        if (url == null || priority == null) {
            requests.withoutRule();
            return;
        }
        String userAgent = entry.userAgent();
        InetAddress source = source(entry.client());
        requests.request(new ReplayedRequest(
                inScheme(url, entry.type()),
                entry.loadBalancer(),
                userAgent == null ? Map.of() : Map.of("user-agent", List.of(userAgent)),
                source == null ? InetAddress.getLoopbackAddress() : source,
                known(userAgent, source),
                priority < 0 ? null : priority));
    }

    private static Set<Part> known(@Nullable String userAgent, @Nullable InetAddress source) {
        boolean isWhole = userAgent == null || userAgent.length() < LONGEST_USER_AGENT;
        if (isWhole && source != null) {
            return WHOLE;
        }
        Set<Part> known = EnumSet.noneOf(Part.class);
        if (isWhole) {
            known.add(Part.USER_AGENT);
        }
        if (source != null) {
            known.add(Part.SOURCE_ADDRESS);
        }
        return Set.copyOf(known);
    }

    /** The URL of a WebSocket names http or https as well as ws or wss: the entry's type decides. */
    private static LoggedUrl inScheme(LoggedUrl url, String type) {
        String scheme = type.equals("http") || type.equals("ws") ? "http" : "https";
        return url.scheme().equals(scheme)
                ? url
                : new LoggedUrl(url.method(), scheme, url.host(), url.port(), url.path(), url.query());
    }

    private static @Nullable InetAddress source(@Nullable String client) {
        if (client == null || !ADDRESS.matcher(client).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(client);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** Returns whether a file of a folder or bucket is of an access log: connection and health check logs lie beside it. */
    static boolean isAccessLog(String fileName) {
        boolean isLog = fileName.endsWith(".log") || fileName.endsWith(".log.gz");
        return isLog && !fileName.startsWith("conn_log_") && !fileName.startsWith("health_check_log_");
    }

    /** Returns the load balancer of a rule or listener as logs name it. */
    static String loadBalancerOf(Arn arn) {
        String[] parts = arn.resource().split("/");
        return parts[1] + "/" + parts[2] + "/" + parts[3];
    }
}
