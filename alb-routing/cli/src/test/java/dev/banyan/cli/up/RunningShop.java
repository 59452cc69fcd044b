package dev.banyan.cli.up;

import dev.banyan.alb.tls.LocalCertificate;
import dev.banyan.cli.console.Console;
import dev.banyan.cli.console.OutputOptions;
import dev.banyan.cli.endpoint.EndpointOptions;
import dev.banyan.cli.inspect.SystemOptions;
import dev.banyan.cli.state.StateFolder;
import dev.banyan.function.parity.Answer;
import dev.banyan.function.parity.ParityRow;
import dev.banyan.function.parity.RawHttpClient;
import dev.banyan.function.parity.RawRequest;
import dev.banyan.function.parity.StorefrontAnswers;
import dev.banyan.model.Protocol;
import dev.banyan.model.Routing;
import dev.banyan.model.TargetType;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The system of the app's own template in this process, as a client of its load balancer sees it. */
final class RunningShop implements AutoCloseable {

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    private final StateFolder state;
    private final LocalSystem system;
    private final Map<TargetType, Routing> routings;
    private final Map<Protocol, SocketFactory> sockets;

    private RunningShop(StateFolder state, LocalSystem system) {
        this.state = state;
        this.system = system;
        Routing routing = TestRoutings.alsoByHttps(system.routing());
        routings = Map.of(
                TargetType.IP, TestRoutings.allTo(TargetType.IP, routing),
                TargetType.LAMBDA, TestRoutings.allTo(TargetType.LAMBDA, routing));
        system.loadBalancer().update(routing);
        sockets = Map.of(
                Protocol.HTTP, SocketFactory.getDefault(),
                Protocol.HTTPS, trusting(state.subfolder("tls"), "localhost"));
    }

    /** Sockets that trust the certificate of the load balancer alone. */
    private static SocketFactory trusting(Path folder, String domain) {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "alb",
                    LocalCertificate.obtain(folder, domain, Instant.now()).certificate());
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Starts everything on free ports. */
    static RunningShop start(Path folder) throws IOException, InterruptedException {
        UpOptions options = new UpOptions();
        options.template = Path.of("../../cdk/target/cdk.out");
        options.httpPort = 0;
        options.httpsPort = 0;
        options.endpoint = EndpointOptions.onAnyPort();
        options.debugHeaders = true;
        Console console = new Console(System.out, System.err, new OutputOptions(), false);
        StateFolder state = StateFolder.hold(folder);
        LocalSystem system = new LocalSystem(SystemOptions.read(options.template, Map.of()), options, state, console);
        try {
            system.start();
            return new RunningShop(state, system);
        } catch (InterruptedException | RuntimeException failed) {
            system.close();
            state.close();
            throw failed;
        }
    }

    /**
     * Sends a request while the catalogue's whole weight is on the targets of this kind: by HTTPS if the row claims
     * that, since the load balancer replaces a client's X-Forwarded-Proto by what is true.
     */
    Answer send(TargetType catalog, ParityRow row) {
        Routing routing = Objects.requireNonNull(routings.get(catalog));
        Protocol protocol = row.headers().contains("X-Forwarded-Proto: https") ? Protocol.HTTPS : Protocol.HTTP;
        system.loadBalancer().update(routing);
        Integer port = system.loadBalancer().boundPorts().get(TestRoutings.listener(protocol, routing));
        return RawHttpClient.send(
                Objects.requireNonNull(sockets.get(protocol)), Objects.requireNonNull(port), RawRequest.sent(row));
    }

    /** Returns a page as the monolith shows it. */
    Answer get(String target, String... headers) {
        return send(TargetType.IP, new ParityRow("get", "GET", target, List.of(headers), "", Map.of()));
    }

    /** Registers a customer who puts three of a product into the cart, and returns the session. */
    String signIn(String name) {
        Answer page = get("/register");
        String token = "XSRF-TOKEN=" + StorefrontAnswers.tokenCookie(page);
        String field = "_csrf=" + URLEncoder.encode(StorefrontAnswers.token(page), StandardCharsets.UTF_8);
        Answer registered = post(
                "/register",
                field + "&name=" + name + "&email=visitor%40example.test&password=long+enough+a+secret",
                token);
        String session = StorefrontAnswers.session(registered);
        post("/cart", field + "&productId=1&quantity=3", token + "; SESSION=" + session);
        return session;
    }

    private Answer post(String target, String form, String cookies) {
        Answer answer = send(
                TargetType.IP,
                new ParityRow("post", "POST", target, List.of(FORM, "Cookie: " + cookies), form, Map.of()));
        if (answer.status() != 302) {
            throw new IllegalStateException(target + ": " + answer.status() + " (expected: 302) " + answer.text());
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        system.close();
        state.close();
    }
}
