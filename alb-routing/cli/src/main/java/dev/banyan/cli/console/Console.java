package dev.banyan.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintStream;

/**
 * Where a command writes: results to standard output, everything else to standard error. Any thread
 * may write; a line is written whole.
 */
public final class Console {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final PrintStream out;
    private final PrintStream err;
    private final OutputOptions options;
    private final boolean colour;

    /**
     * @param out where results go
     * @param err where notes and errors go
     * @param options what the user asked for
     * @param terminal whether {@code out} is a terminal, which alone gets colours
     */
    public Console(PrintStream out, PrintStream err, OutputOptions options, boolean terminal) {
        this.out = out;
        this.err = err;
        this.options = options;
        this.colour = terminal && !options.json;
    }

    /** Returns whether the result is to be JSON. */
    public boolean json() {
        return options.json;
    }

    /** Returns whether lines may be coloured and redrawn. */
    public boolean interactive() {
        return colour;
    }

    /** Writes a line of the result. */
    public void line(String text) {
        out.println(text);
        out.flush();
    }

    /** Writes a line that is not the result; silent with {@code --quiet}. */
    public void note(String text) {
        if (!options.quiet) {
            err.println(text);
            err.flush();
        }
    }

    /** Writes a line that must be seen, also with {@code --quiet}. */
    public void warn(String text) {
        err.println(colour ? "\u001b[33m" + text + "\u001b[0m" : text);
        err.flush();
    }

    /** Writes a value as JSON. */
    public void value(Object value) {
        try {
            line(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("value: " + value.getClass() + " (expected: a JSON value)", e);
        }
    }

    /** Returns the text in bold on a terminal. */
    public String strong(String text) {
        return colour ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    /** Returns the text in green on a terminal. */
    public String good(String text) {
        return colour ? "\u001b[32m" + text + "\u001b[0m" : text;
    }

    /** Returns the text in red on a terminal. */
    public String bad(String text) {
        return colour ? "\u001b[31m" + text + "\u001b[0m" : text;
    }
}
