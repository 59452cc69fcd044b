package dev.banyan.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

final class JsonApiRequestsTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /api/orders, application/json, true",
        "POST, /api/orders, application/json;charset=UTF-8, true",
        "PUT, /api/cart/lines, text/plain, true",
        "DELETE, /api/cart/lines/1, , true",
        "POST, /catalog/api/products/1/reviews, application/json, true",
        // What a form of another site can send needs a token.
        "POST, /api/orders, text/plain, false",
        "POST, /api/orders, application/x-www-form-urlencoded, false",
        "POST, /api/orders, , false",
        "POST, /api/orders, nonsense, false",
        "POST, /cart, application/json, false",
        "DELETE, /cart, , false",
    })
    void request_ofThisKind_needsNoToken(String method, String path, String type, boolean exempt) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setContentType(type);

        assertThat(new JsonApiRequests().matches(request)).isEqualTo(exempt);
    }
}
