package dev.banyan.local.clients;

import com.sun.net.httpserver.HttpServer;
import dev.banyan.alb.LocalAlb;
import dev.banyan.alb.tls.LocalAuthority;
import dev.banyan.aws.certificate.Pem;
import dev.banyan.local.AwsEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;

/** The endpoint over an empty load balancer, a target, and a certificate for clients to load. */
final class ClientFixture implements AutoCloseable {

    private final LocalAlb loadBalancer =
            LocalAlb.builder().eventLoops(1).ports(port -> 0).build();
    private final AwsEndpoint endpoint;
    private final HttpServer target;

    ClientFixture(Path folder) throws IOException {
        target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        target.start();
        loadBalancer.start();
        endpoint = AwsEndpoint.over(loadBalancer).state(folder.resolve("state")).open();
        LocalAuthority.Issued issued = new LocalAuthority(null, Clock.systemUTC())
                .issue(List.of("shop.localhost", "*.shop.localhost"), "RSA", 2048);
        write(folder, "certificate.pem", Pem.write(issued.chain().subList(0, 1)));
        write(folder, "chain.pem", Pem.write(issued.chain().subList(1, 2)));
        String key = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(issued.key().getEncoded());
        write(folder, "key.pem", "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n");
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.US_ASCII);
    }

    static void copy(String resource, Path file) throws IOException {
        try (var in = ClientFixture.class.getResourceAsStream("/clients/" + resource)) {
            if (in == null) {
                throw new IOException("resource: " + resource + " (expected: one of the tests)");
            }
            Files.copy(in, file);
        }
    }

    AwsEndpoint endpoint() {
        return endpoint;
    }

    String uri() {
        return endpoint.uri().toString();
    }

    String targetPort() {
        return String.valueOf(target.getAddress().getPort());
    }

    @Override
    public void close() {
        endpoint.close();
        loadBalancer.close();
        target.stop(0);
    }
}
