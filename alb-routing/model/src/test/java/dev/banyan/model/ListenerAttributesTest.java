package dev.banyan.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenerAttributesTest {

    @Test
    void attributes_unset_haveDefaults() {
        ListenerAttributes attributes = ListenerAttributes.DEFAULT;

        assertThat(attributes.responseHeaders()).isEmpty();
        assertThat(attributes.serverHeader()).isTrue();
        assertThat(attributes.tlsVersionHeader()).isEqualTo("X-Amzn-Tls-Version");
        assertThat(attributes.tlsCipherSuiteHeader()).isEqualTo("X-Amzn-Tls-Cipher-Suite");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            strict_transport_security        | Strict-Transport-Security        | max-age=31536000; includeSubDomains
            access_control_allow_origin      | Access-Control-Allow-Origin      | *
            access_control_allow_methods     | Access-Control-Allow-Methods     | GET,POST
            access_control_allow_headers     | Access-Control-Allow-Headers     | x-a
            access_control_allow_credentials | Access-Control-Allow-Credentials | true
            access_control_expose_headers    | Access-Control-Expose-Headers    | x-b
            access_control_max_age           | Access-Control-Max-Age           | 60
            content_security_policy          | Content-Security-Policy          | default-src 'self'
            x_content_type_options           | X-Content-Type-Options           | nosniff
            x_frame_options                  | X-Frame-Options                  | DENY
            """)
    void responseHeader_set_hasItsName(String key, String header, String value) {
        String full = "routing.http.response." + key + ".header_value";

        assertThat(new ListenerAttributes(Map.of(full, value)).responseHeaders())
                .containsExactly(Map.entry(header, value));
        assertThat(new ListenerAttributes(Map.of(full, "")).responseHeaders()).isEmpty();
    }

    @Test
    void tlsHeaders_renamed_haveTheirNewNames() {
        ListenerAttributes attributes = new ListenerAttributes(Map.of(
                "routing.http.request.x_amzn_tls_version.header_name", "X-Version",
                "routing.http.request.x_amzn_tls_cipher_suite.header_name", ""));

        assertThat(attributes.tlsVersionHeader()).isEqualTo("X-Version");
        assertThat(attributes.tlsCipherSuiteHeader()).isEqualTo("X-Amzn-Tls-Cipher-Suite");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            routing.http.response.nothing.header_value             | x    | Key routing.http.response.nothing.header_value not valid
            routing.http.response.server.enabled                   | no   | The value of 'routing.http.response.server.enabled' must be 'true' or 'false', but was 'no'
            routing.http.response.x_frame_options.header_value     | "a"  | routing.http.response.x_frame_options.header_value: "a" (expected:
            routing.http.response.x_frame_options.header_value     | a$b  | routing.http.response.x_frame_options.header_value: a$b (expected:
            routing.http.request.x_amzn_tls_version.header_name    | a b  | routing.http.request.x_amzn_tls_version.header_name: a b (expected:
            """)
    void attribute_outsideItsRule_isRefused(String key, String value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ListenerAttributes(Map.of(key, value)))
                .withMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource({"1024, true", "1025, false"})
    void responseHeader_length_isLimited(int length, boolean allowed) {
        Map<String, String> values = Map.of("routing.http.response.x_frame_options.header_value", "x".repeat(length));

        if (allowed) {
            assertThat(new ListenerAttributes(values).responseHeaders()).hasSize(1);
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> new ListenerAttributes(values));
        }
    }
}
