package dev.banyan.alb.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.support.RawTarget;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.TestAlb;
import dev.banyan.model.Arn;
import dev.banyan.model.Protocol;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A TLS listener shows its own certificates: by the host that a client names, else the default one. */
class ListenerCertificatesTest {

    private static final LocalAuthority AUTHORITY = new LocalAuthority(null, Clock.systemUTC());
    private static final ServerCertificate SHOP = certificate("EC", 256, "shop.test", "*.shop.test");
    private static final ServerCertificate OTHER = certificate("RSA", 2048, "other.test");

    private final RawTarget target = RawTarget.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    private final Routings routings = new Routings();

    @TempDir
    Path folder;

    private volatile List<ServerCertificate> shown = List.of(SHOP, OTHER);

    private static ServerCertificate certificate(String type, int size, String... names) {
        try {
            LocalAuthority.Issued issued = AUTHORITY.issue(List.of(names), type, size);
            return new ServerCertificate(
                    new Arn("arn:aws:acm:eu-central-1:123456789012:certificate/" + names[0]),
                    issued.key(),
                    issued.chain());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void stop() {
        target.close();
    }

    private TestAlb start() {
        Arn listener = Routings.listenerArn(443);
        return new TestAlb(
                routings.listener(443, Protocol.HTTPS, routings.group("shop", target.port()))
                        .build(),
                builder -> builder.certificates(asked -> asked.equals(listener) ? shown : List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "shop.test, shop.test",
        "www.shop.test, shop.test",
        "SHOP.test, shop.test",
        "other.test, other.test",
        "a.b.shop.test, shop.test",
        "www.other.test, shop.test",
    })
    void host_getsItsCertificate_elseTheDefaultOne(String host, String subject) throws Exception {
        try (TestAlb alb = start()) {
            assertThat(subject(alb, host)).isEqualTo("CN=" + subject);
        }
    }

    @Test
    void change_countsForTheNextConnection() throws Exception {
        try (TestAlb alb = start()) {
            assertThat(subject(alb, "elsewhere.test")).isEqualTo("CN=shop.test");
            shown = List.of(OTHER);
            assertThat(subject(alb, "elsewhere.test")).isEqualTo("CN=other.test");
            shown = List.of();
            assertThat(subject(alb, "elsewhere.test")).isEqualTo("O=Banyan local,CN=localhost");
        }
    }

    @Test
    void log_namesTheCertificateThatWasShown() throws Exception {
        try (TestAlb alb = start()) {
            subject(alb, "other.test");
            assertThat(alb.log(1).get(0)).contains("\"other.test\" \"" + OTHER.arn() + "\"");
        }
    }

    @Test
    void authority_isKept_andTellsNoKey() throws Exception {
        X509Certificate first = authority();

        assertThat(authority()).isEqualTo(first);
        assertThat(Files.readString(folder.resolve("local-authority.pem"))).startsWith("-----BEGIN CERTIFICATE-----\n");
        assertThat(SHOP).hasToString("ServerCertificate[" + SHOP.arn() + "]");
        SHOP.certificate().verify(SHOP.chain().get(1).getPublicKey());
    }

    private X509Certificate authority() throws IOException {
        return new LocalAuthority(folder, Clock.systemUTC())
                .issue(List.of("a.test"), "EC", 256)
                .chain()
                .get(1);
    }

    private static String subject(TestAlb alb, String host) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Trusting()}, null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", alb.port(443))) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(host)));
            socket.setSSLParameters(parameters);
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200");
            X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return shown.getSubjectX500Principal().getName();
        }
    }

    /** Trusts whoever answers: what is asked is who does. */
    private static final class Trusting extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
