package dev.banyan.function;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A small page without scripts and without anything from elsewhere, readable from 360 pixels of width on. The policy it
 * is sent with allows its own style and forms to its own origin, and nothing else.
 */
public final class HtmlPage {

    private static final String STYLE = """
            :root{color-scheme:light dark;--line:#8885;--soft:#8881}
            *{box-sizing:border-box}
            body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1rem}
            h1{font-size:1.6rem;line-height:1.2}
            h2{font-size:1.2rem;margin-top:2rem}
            table{border-collapse:collapse;width:100%;table-layout:fixed}
            thead th:first-child{width:32%}
            thead th:nth-child(2):not(:last-child){width:7rem}
            th,td{text-align:left;vertical-align:top;padding:.4rem .5rem;border-bottom:1px solid var(--line)}
            th,td,code,li{overflow-wrap:anywhere}
            code{font-family:ui-monospace,monospace;font-size:.9em}
            form{border:1px solid var(--line);border-radius:.5rem;padding:1rem;background:var(--soft)}
            fieldset{border:0;margin:0 0 1rem;padding:0}
            label{display:block;padding:.3rem 0}
            input[type=password]{display:block;width:100%;padding:.5rem;font:inherit}
            button{font:inherit;padding:.5rem 1rem;margin:.25rem .5rem .25rem 0}
            @media(max-width:40rem){table,tbody,tr,th,td{display:block;width:100%}thead{display:none}
            th,td{border:0;padding:.1rem 0}tr{padding:.6rem 0;border-bottom:1px solid var(--line)}}
            """;

    private HtmlPage() {}

    /**
     * A page as a response.
     *
     * @param title plain text
     * @param body HTML, in which whatever came from outside is escaped
     */
    public static AlbResponse of(int status, String title, String body) {
        String page = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + escape(title)
                + "</title>\n<style>" + STYLE + "</style>\n</head>\n<body>\n<main>\n<h1>" + escape(title) + "</h1>\n"
                + body + "</main>\n</body>\n</html>\n";
        return AlbResponse.html(status, page)
                .withHeader("Content-Security-Policy", policy())
                .withHeader("Referrer-Policy", "same-origin")
                .withHeader("X-Content-Type-Options", "nosniff");
    }

    /** Text as HTML, also inside quoted attributes. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(character);
            }
        }
        return escaped.toString();
    }

    private static String policy() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
            return "default-src 'none'; style-src 'sha256-"
                    + Base64.getEncoder().encodeToString(hash)
                    + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
