package dev.banyan.cookiecontrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.function.AlbRequest;
import dev.banyan.function.Body;
import dev.banyan.function.Headers;
import dev.banyan.function.HttpException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginCheckTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                    https | shop.example.test      | same-origin | https://shop.example.test      | true
                    https | shop.example.test      | none        | https://shop.example.test      | true
                    https | shop.example.test      | same-origin | none                           | true
                    https | shop.example.test:443  | none        | https://SHOP.example.test      | true
                    https | shop.example.test:8443 | none        | https://shop.example.test:8443 | true
                    http  | shop.localhost:8080    | none        | http://shop.localhost:8080     | true
                    http  | shop.localhost         | none        | http://shop.localhost:80       | true
                    https | shop.example.test      | none        | none                           | false
                    https | shop.example.test      | cross-site  | none                           | false
                    https | shop.example.test      | same-site   | none                           | false
                    https | shop.example.test      | -           | https://shop.example.test      | false
                    https | shop.example.test      | cross-site  | https://shop.example.test      | false
                    https | shop.example.test      | same-origin | https://evil.example           | false
                    https | shop.example.test      | none        | https://evil.example           | false
                    https | shop.example.test      | none        | http://shop.example.test       | false
                    https | shop.example.test      | none        | https://shop.example.test:8443 | false
                    https | shop.example.test      | none        | https://shop.example.test.evil | false
                    https | shop.example.test      | none        | https://u@shop.example.test    | false
                    https | shop.example.test      | none        | https://shop.example.test/     | false
                    https | shop.example.test      | none        | null                           | false
                    https | shop.example.test      | none        | https://a b                    | false
                    none  | shop.example.test      | none        | https://shop.example.test      | false
                    https | none                   | none        | https://shop.example.test      | false
                    """)
    void require_variousOrigins_onlyTheOwn(
            @Nullable String scheme,
            @Nullable String host,
            @Nullable String site,
            @Nullable String origin,
            boolean own) {
        Headers headers = Headers.empty();
        headers = scheme == null ? headers : headers.plus("x-forwarded-proto", scheme);
        headers = host == null ? headers : headers.plus("host", host);
        headers = site == null ? headers : headers.plus("sec-fetch-site", site);
        headers = origin == null ? headers : headers.plus("origin", origin);
        AlbRequest request = AlbRequest.of("PUT", "/cookies/consent", "", headers, Body.EMPTY, "arn", true);

        if (own) {
            assertThatCode(() -> OriginCheck.require(request)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> OriginCheck.require(request))
                    .isInstanceOfSatisfying(HttpException.class, OriginCheckTest::assertStatus);
        }
    }

    private static void assertStatus(HttpException refused) {
        assertThat(refused.status()).isEqualTo(403);
    }
}
