package dev.banyan.alb.support;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A target that answers checks as it is told, remembers what it was asked, and closes nothing by itself. */
public final class CheckedServer implements AutoCloseable {

    public static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    /** An answer that never comes. */
    public static final String SILENCE = "";

    private final List<String> checks = new CopyOnWriteArrayList<>();
    private final AtomicInteger closed = new AtomicInteger();
    private final RawTarget target = new RawTarget(this::serve);
    private volatile String answer;

    public CheckedServer(String answer) {
        this.answer = answer;
    }

    private void serve(RawConnection connection) throws IOException {
        String head = connection.readHead();
        while (head != null) {
            boolean check = head.contains("ELB-HealthChecker");
            if (check) {
                checks.add(head);
            }
            connection.send(check ? answer : OK);
            head = connection.readHead();
        }
        closed.incrementAndGet();
    }

    public void answer(String newAnswer) {
        answer = newAnswer;
    }

    public int port() {
        return target.port();
    }

    public List<String> checks() {
        return checks;
    }

    /** Returns how many connections the other side has closed. */
    public int closed() {
        return closed.get();
    }

    @Override
    public void close() {
        target.close();
    }
}
