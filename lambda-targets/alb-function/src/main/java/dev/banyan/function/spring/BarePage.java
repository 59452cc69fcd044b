package dev.banyan.function.spring;

import dev.banyan.function.AlbResponse;
import dev.banyan.function.Body;
import dev.banyan.function.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** The page for what no page of the application can answer: status and headers as Tomcat's, the text our own. */
final class BarePage {

    static final Map<String, String> CONTENT =
            Map.of("Content-Type", "text/html;charset=utf-8", "Content-Language", "en");

    private BarePage() {}

    static byte[] html(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        String title = "HTTP Status " + status + (known == null ? "" : " \u2013 " + known.getReasonPhrase());
        String page = "<!doctype html><html lang=\"en\"><head><title>" + title + "</title></head><body><h1>" + title
                + "</h1></body></html>";
        return page.getBytes(StandardCharsets.UTF_8);
    }

    static AlbResponse response(int status) {
        byte[] page = html(status);
        Headers.Builder headers = Headers.builder();
        CONTENT.forEach(headers::add);
        headers.add("Content-Length", String.valueOf(page.length));
        return new AlbResponse(status, headers.build(), Body.of(page));
    }
}
