package dev.banyan.migration.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.migration.state.AuditEntry;
import dev.banyan.migration.state.RouteState;
import dev.banyan.migration.state.StateJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the audit of routes as JSON lines. What counts is the audit in the state; a file is a copy of it,
 * the same on every machine that makes one.
 */
public final class AuditLog {

    private AuditLog() {}

    /** Returns the lines of a route's audit, oldest first, without line ends. */
    public static List<String> lines(RouteState state) {
        return state.audit().stream().map(entry -> line(state.route(), entry)).toList();
    }

    private static String line(String route, AuditEntry entry) {
        ObjectNode line = StateJson.mapper().createObjectNode();
        line.put("at", entry.at().toString());
        line.put("route", route);
        line.put("number", entry.number());
        line.put("who", entry.who());
        line.put("what", entry.what());
        line.put("evidence", entry.evidence());
        try {
            return StateJson.mapper().writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can always be written", e);
        }
    }

    /**
     * Brings a file up to date: adds the lines that it does not have yet.
     *
     * @throws IOException if the file cannot be read or written
     */
    public static void append(RouteState state, Path file) throws IOException {
        List<String> lines = lines(state);
        long written = Files.exists(file) ? Files.readAllLines(file).size() : 0;
        List<String> missing = lines.subList((int) Math.min(written, lines.size()), lines.size());
        String text = missing.stream().map(line -> line + "\n").collect(Collectors.joining());
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
