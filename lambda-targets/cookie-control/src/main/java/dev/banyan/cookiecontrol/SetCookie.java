package dev.banyan.cookiecontrol;

import java.time.Duration;

/** Values of {@code Set-Cookie} fields. */
final class SetCookie {

    private SetCookie() {}

    /**
     * A cookie of the {@code __Host-} kind: of this host alone, over TLS alone, out of the reach of scripts, and not sent
     * along by other sites except when a visitor follows a link.
     */
    static String host(String name, String value, Duration age) {
        return name + "=" + value + "; Max-Age=" + age.toSeconds() + "; Path=/; Secure; HttpOnly; SameSite=Lax";
    }

    /** Takes back a cookie of the {@code __Host-} kind. */
    static String expireHost(String name) {
        return host(name, "", Duration.ZERO);
    }

    /**
     * Takes back one variant of any cookie.
     *
     * @param domain the {@code Domain} it was set with; empty for none
     * @param secure whether to say {@code Secure}: over TLS always, because browsers keep a secure cookie otherwise
     */
    static String expire(String name, String path, String domain, boolean secure) {
        return name + "=; Max-Age=0; Path=" + path + (domain.isEmpty() ? "" : "; Domain=" + domain)
                + (secure ? "; Secure" : "");
    }
}
