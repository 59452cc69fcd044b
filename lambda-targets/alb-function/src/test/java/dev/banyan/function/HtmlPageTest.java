package dev.banyan.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class HtmlPageTest {

    @Test
    void of_titleFromOutside_isEscaped() {
        assertThat(HtmlPage.of(200, "<b>\"'&", "").body().text())
                .contains("<title>&lt;b&gt;&quot;&#39;&amp;</title>")
                .doesNotContain("<b>");
    }

    @Test
    void of_policy_allowsExactlyTheStyleOfThePage() throws NoSuchAlgorithmException {
        AlbResponse response = HtmlPage.of(200, "Page", "<p>x</p>");
        String page = response.body().text();
        String style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));

        assertThat(response.headers().first("Content-Security-Policy"))
                .contains("style-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'")
                .contains("default-src 'none'");
    }
}
