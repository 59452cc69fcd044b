package dev.banyan.alb.stickiness;

import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawClient.Answer;
import dev.banyan.alb.support.RawTarget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Targets that say who they are, and cookies in a client's hands. */
final class StickyWorld implements AutoCloseable {

    private final List<RawTarget> targets = new ArrayList<>();

    /** Returns a target that answers with its name, and sets the headers of the text. */
    RawTarget target(String name, String headers) {
        RawTarget target = RawTarget.answering(
                "HTTP/1.1 200 OK\r\n" + headers + "Content-Length: " + name.length() + "\r\n\r\n" + name);
        targets.add(target);
        return target;
    }

    RawTarget target(String name) {
        return target(name, "");
    }

    static Answer get(RawClient client, String cookies) {
        return client.send("GET / HTTP/1.1\r\nHost: a.test\r\n"
                        + (cookies.isEmpty() ? "" : "Cookie: " + cookies + "\r\n") + "\r\n")
                .read();
    }

    /** Returns the name and value of a cookie that an answer sets, or an empty text. */
    static String cookie(Answer answer, String name) {
        return Arrays.stream(answer.header("Set-Cookie").split("\\|"))
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.split(";")[0])
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        targets.forEach(RawTarget::close);
    }
}
