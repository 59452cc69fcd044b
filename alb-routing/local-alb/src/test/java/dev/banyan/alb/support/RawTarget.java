package dev.banyan.alb.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A target that hands each connection to a script on a thread of its own. */
public final class RawTarget implements AutoCloseable {

    /** What happens on one connection. */
    @FunctionalInterface
    public interface Script {
        void run(RawConnection connection) throws IOException;
    }

    private final ServerSocket server;
    private final Script script;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> checks = new CopyOnWriteArrayList<>();
    private volatile @Nullable String healthAnswer =
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    public RawTarget(Script script) {
        this(listen(ServerSocketFactory.getDefault()), script);
    }

    private RawTarget(ServerSocket server, Script script) {
        this.server = server;
        this.script = script;
        start(this::accept);
    }

    /** A target that speaks TLS. */
    public static RawTarget secure(SSLContext context, Script script) {
        return new RawTarget(listen(context.getServerSocketFactory()), script);
    }

    private static ServerSocket listen(ServerSocketFactory factory) {
        try {
            return factory.createServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A target that gives the same answer to each request, for as long as its connection lives. */
    public static RawTarget answering(String answer) {
        return new RawTarget(connection -> {
            while (connection.readRequest() != null) {
                connection.send(answer);
            }
        });
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "raw-target");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                start(() -> serve(socket));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    failures.add(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            RawConnection connection = new RawConnection(socket, this);
            script.run(connection);
        } catch (IOException e) {
            if (!socket.isClosed()) {
                failures.add(e);
            }
        }
    }

    void record(String request) {
        requests.add(request);
    }

    /** Remembers a health check and returns its answer, or null for none. */
    @Nullable
    String check(String head) {
        checks.add(head);
        return healthAnswer;
    }

    /** Sets what health checks are answered with before their connection is closed; null leaves them waiting. */
    public void healthAnswer(@Nullable String answer) {
        healthAnswer = answer;
    }

    /** Returns the heads of all health checks. */
    public List<String> checks() {
        return new ArrayList<>(checks);
    }

    boolean isHealthCheck(String head) {
        return head.contains("User-Agent: ELB-HealthChecker/2.0");
    }

    void countConnection() {
        connections.incrementAndGet();
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Returns how many connections carried requests other than health checks. */
    public int connections() {
        return connections.get();
    }

    /** Returns the heads of all requests other than health checks. */
    public List<String> requests() {
        return new ArrayList<>(requests);
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
