package dev.banyan.cli.up;

import dev.banyan.alb.log.AccessLogSink;
import dev.banyan.cli.console.Console;
import java.nio.charset.StandardCharsets;

/** Writes a short line for each request. */
final class RequestLog implements AccessLogSink {

    private final Console console;

    RequestLog(Console console) {
        this.console = console;
    }

    @Override
    public void write(byte[] lines, int length) {
        new String(lines, 0, length, StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> console.note(RequestLine.of(line)));
    }
}
