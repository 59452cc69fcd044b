package dev.banyan.alb.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.conformance.Proves;
import dev.banyan.alb.health.TargetHealth;
import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawTarget;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.TestAlb;
import dev.banyan.alb.tls.LocalCertificate;
import dev.banyan.model.HealthCheck;
import dev.banyan.model.Protocol;
import dev.banyan.model.StatusMatcher;
import dev.banyan.model.Target;
import dev.banyan.model.TargetGroup;
import dev.banyan.model.TargetGroupAttributes;
import dev.banyan.model.TargetType;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** TLS to targets: encrypted, and never validated. */
class SecureTargetTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private static final HealthCheck CHECK = new HealthCheck(
            true,
            Protocol.HTTPS,
            null,
            "/",
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            5,
            2,
            StatusMatcher.parse("200"));

    /** A certificate that signs itself, has ended, and names somebody else. */
    private static SSLContext useless() throws GeneralSecurityException, IOException {
        Instant longAgo = Instant.parse("2001-01-01T00:00:00Z");
        LocalCertificate certificate = LocalCertificate.obtain(null, "elsewhere.test", longAgo);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("target", certificate.key(), new char[0], new Certificate[] {certificate.certificate()});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static Routings toSecureGroup(int port) {
        Routings routings = new Routings();
        TargetGroup group = new TargetGroup(
                Routings.groupArn("shop"),
                "shop",
                TargetType.IP,
                Protocol.HTTPS,
                443,
                CHECK,
                TargetGroupAttributes.DEFAULT,
                List.of(new Target.Ip("127.0.0.1", port)),
                Map.of());
        return routings.listener(80, routings.group(group));
    }

    @Test
    @Proves("R-3.1-09")
    void certificate_useless_isTakenAndTheConnectionKept() throws Exception {
        try (RawTarget target = RawTarget.secure(useless(), connection -> {
                    while (connection.readRequest() != null) {
                        connection.send(OK);
                    }
                });
                TestAlb alb = new TestAlb(toSecureGroup(target.port()));
                RawClient client = alb.client()) {
            assertThat(client.get("/1").body()).isEqualTo("ok");
            assertThat(client.get("/2").body()).isEqualTo("ok");

            assertThat(target.connections()).isEqualTo(1);
            assertThat(target.requests().get(0)).contains("\r\nX-Forwarded-Proto: http\r\n");
            TestAlb.await(() ->
                    alb.alb().targetHealth(Routings.groupArn("shop")).get(0).state() == TargetHealth.State.HEALTHY);
        }
    }

    @Test
    @Proves("R-5.6-06")
    void target_withoutTls_is502() {
        try (RawTarget target = new RawTarget(connection -> {
                    byte[] hello = connection.readExactly(5);
                    connection.send("HTTP/1.1 400 Bad Request\r\nContent-Length: " + hello.length + "\r\n\r\nhello");
                });
                TestAlb alb = new TestAlb(toSecureGroup(target.port()));
                RawClient client = alb.client()) {
            assertThat(client.get("/").status()).isEqualTo(502);
        }
    }
}
