package dev.banyan.alb.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawTarget;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.SecureClient;
import dev.banyan.alb.support.TestAlb;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What targets are told of the encryption of a client's connection. */
class TlsHeadersTest {

    private static final String ENABLED = "routing.http.x_amzn_tls_version_and_cipher_suite.enabled";
    private static final String FORGED =
            "GET / HTTP/1.1\r\nHost: a.test\r\nx-amzn-tls-version: forged\r\nX-AMZN-TLS-CIPHER-SUITE: forged\r\n\r\n";

    private final RawTarget target = RawTarget.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    private final Routings routings = new Routings();

    @AfterEach
    void stop() {
        target.close();
    }

    private TestAlb start() {
        ForwardAction forward = routings.group("shop", target.port());
        return new TestAlb(routings.listener(80, forward).listener(443, Protocol.HTTPS, forward));
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, TLS_AES_128_GCM_SHA256, TLS_AES_128_GCM_SHA256",
        "TLSv1.3, TLS_AES_256_GCM_SHA384, TLS_AES_256_GCM_SHA384",
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, ECDHE-ECDSA-AES128-GCM-SHA256",
    })
    void enabled_tlsListener_namesVersionAndCipherOnce(String version, String cipher, String named) throws Exception {
        routings.attribute(ENABLED, "true");
        try (TestAlb alb = start();
                RawClient client = SecureClient.connect(alb.port(443), version, cipher)) {
            client.send(FORGED).read();

            assertThat(target.requests().get(0))
                    .contains("\r\nX-Amzn-Tls-Version: " + version + "\r\nX-Amzn-Tls-Cipher-Suite: " + named + "\r\n")
                    .doesNotContain("forged");
        }
    }

    @Test
    void enabled_renamed_hasTheNewNames() throws Exception {
        routings.attribute(ENABLED, "true")
                .listenerAttribute("routing.http.request.x_amzn_tls_version.header_name", "X-Tls")
                .listenerAttribute("routing.http.request.x_amzn_tls_cipher_suite.header_name", "X-Cipher");
        try (TestAlb alb = start();
                RawClient client = SecureClient.connect(alb.port(443), "TLSv1.3", "TLS_AES_128_GCM_SHA256")) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nx-tls: forged\r\nx-cipher: forged\r\nx-other: 1\r\n\r\n")
                    .read();

            assertThat(target.requests().get(0))
                    .contains("\r\nX-Tls: TLSv1.3\r\nX-Cipher: TLS_AES_128_GCM_SHA256\r\n", "\r\nx-other: 1\r\n")
                    .doesNotContain("forged", "X-Amzn-Tls");
        }
    }

    @Test
    void enabled_plainListener_tellsNothingAndBelievesNobody() {
        routings.attribute(ENABLED, "true");
        try (TestAlb alb = start();
                RawClient client = alb.client()) {
            client.send(FORGED).read();

            assertThat(target.requests().get(0).toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain("x-amzn-tls");
        }
    }

    @Test
    void disabled_headersOfTheClient_goOnAsTheyCame() {
        try (TestAlb alb = start();
                RawClient client = alb.client()) {
            client.send(FORGED).read();

            assertThat(target.requests().get(0)).contains("\r\nx-amzn-tls-version: forged\r\n");
        }
    }

    @Test
    void attribute_changed_countsOnOpenConnections() throws Exception {
        try (TestAlb alb = start();
                RawClient client = SecureClient.connect(alb.port(443), "TLSv1.3", "TLS_AES_128_GCM_SHA256")) {
            client.get("/");
            alb.alb()
                    .update(routings.attribute(ENABLED, "true")
                            .attribute("routing.http.xff_client_port.enabled", "true")
                            .build());
            client.get("/");

            assertThat(target.requests().get(0)).doesNotContain("X-Amzn-Tls").contains("For: 127.0.0.1\r\n");
            assertThat(target.requests().get(1)).contains("X-Amzn-Tls-Version: TLSv1.3\r\n", "For: 127.0.0.1:");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TLS_AES_128_GCM_SHA256, TLS_AES_128_GCM_SHA256",
        "TLS_CHACHA20_POLY1305_SHA256, TLS_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, ECDHE-RSA-AES256-GCM-SHA384",
        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256, ECDHE-RSA-AES128-SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, ECDHE-RSA-AES128-SHA",
        "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256, DHE-RSA-AES256-SHA256",
        "TLS_RSA_WITH_AES_128_GCM_SHA256, AES128-GCM-SHA256",
        "TLS_RSA_WITH_AES_256_CBC_SHA, AES256-SHA",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256, ECDHE-RSA-CHACHA20-POLY1305",
    })
    void cipher_javaName_isNamedAsOpenSslDoes(String java, String openSsl) {
        assertThat(TlsNames.openSsl(java)).isEqualTo(openSsl);
    }
}
