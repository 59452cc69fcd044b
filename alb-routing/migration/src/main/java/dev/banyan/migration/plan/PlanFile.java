package dev.banyan.migration.plan;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.migration.shift.ShiftPlan;
import dev.banyan.migration.state.StateJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plan on disk, which {@code shift start --plan} runs unchanged or not at all. Its digest shows whether somebody changed
 * it by hand; that is a guard against mistakes, not against people. Immutable.
 */
public final class PlanFile {

    /** The version of the form that this code reads and writes. */
    public static final int VERSION = 1;

    private static final ObjectMapper JSON = StateJson.mapper();

    private final Plan plan;

    /** Creates a file of a plan. */
    public PlanFile(Plan plan) {
        this.plan = plan;
    }

    /** Returns the plan. */
    public Plan plan() {
        return plan;
    }

    /**
     * Writes the file.
     *
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        ObjectNode tree = JSON.createObjectNode();
        JsonNode content = JSON.valueToTree(plan);
        tree.put("banyan-plan", VERSION);
        tree.put("digest", digest(content));
        tree.set("plan", content);
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n");
    }

    /**
     * Reads a file.
     *
     * @throws PlanRefusedException if it is no plan, of another version, or was changed by hand
     * @throws IOException if it cannot be read
     */
    public static PlanFile read(Path file) throws IOException {
        try {
            JsonNode tree = JSON.readTree(Files.readString(file));
            int version = tree.path("banyan-plan").asInt();
            if (version != VERSION) {
                throw refused(file, "version " + version + " (expected: " + VERSION + ", made by banyan plan)");
            }
            if (!tree.path("digest").asText().equals(digest(tree.path("plan")))) {
                throw refused(file, "was changed since banyan plan wrote it (expected: unchanged; make a new plan)");
            }
            return new PlanFile(JSON.treeToValue(tree.path("plan"), Plan.class));
        } catch (JacksonException e) {
            throw refused(file, "is no plan: " + e.getOriginalMessage());
        }
    }

    private static PlanRefusedException refused(Path file, String why) {
        return new PlanRefusedException("plan: " + file + " " + why, List.of());
    }

    /**
     * Returns what is to be run, if the world is as it was when the plan was made.
     *
     * @param now the world as it is, by {@link PlanReader#world}
     * @throws PlanRefusedException with the differences if it is not
     */
    public ShiftPlan verify(MadeFrom now) {
        List<String> differences = plan.from().differences(now);
        if (!differences.isEmpty()) {
            throw new PlanRefusedException(
                    "plan: of " + plan.madeAt() + " does not fit any more (expected: the world as it was)",
                    differences);
        }
        return plan.shift();
    }

    /** Returns the digest of a content, whatever the order of its members and its white space. */
    private static String digest(JsonNode content) {
        try {
            byte[] bytes = canonical(content).getBytes(StandardCharsets.UTF_8);
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }

    private static String canonical(JsonNode node) {
        StringBuilder text = new StringBuilder();
        if (node.isObject()) {
            Map<String, String> members = new TreeMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), canonical(member.getValue())));
            members.forEach(
                    (name, value) -> text.append(name.length()).append(name).append(value));
            return "{" + text + "}";
        }
        if (node.isArray()) {
            node.forEach(element -> text.append(canonical(element)).append(','));
            return "[" + text + "]";
        }
        return node.toString();
    }
}
