package dev.banyan.cookiecontrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedCookiesTest {

    private static final String NAME = "__Host-test";

    private final SignedCookies cookies = new SignedCookies(CookieKeys.parse(Settings.KEYS));
    private final String value = cookies.sign(NAME, "a,b", Settings.NOW.plusSeconds(60));

    @Test
    void sign_value_isKnownAndReadable() {
        assertThat(value).isEqualTo("v1.k2.1767323105.YSxi.MxOfkiKiimJ4d8Z-vdvaReqvX0IAKx6xC_62hOxba4M");
        assertThat(cookies.check(NAME, value, Settings.NOW))
                .isEqualTo(new SignedCookies.Checked(SignedCookies.Verdict.VALID, "a,b"));
    }

    @ParameterizedTest
    @CsvSource({"59,VALID", "60,EXPIRED", "61,EXPIRED"})
    void check_atTime_expiresWithTheSecond(int seconds, SignedCookies.Verdict expected) {
        assertThat(cookies.check(NAME, value, Settings.NOW.plusSeconds(seconds)).verdict())
                .isEqualTo(expected);
    }

    @Test
    void check_afterRotation_oldKeyIsAcceptedUntilItIsGone() {
        SignedCookies before = new SignedCookies(CookieKeys.parse("{" + Settings.OLD_KEY + "}"));
        String old = before.sign(NAME, "x", Settings.NOW.plusSeconds(60));

        assertThat(old).startsWith("v1.k1.");
        assertThat(cookies.check(NAME, old, Settings.NOW).verdict()).isEqualTo(SignedCookies.Verdict.VALID);
        assertThat(before.check(NAME, value, Settings.NOW).verdict()).isEqualTo(SignedCookies.Verdict.INVALID);
    }

    @Test
    void check_anyCharacterChanged_isInvalid() {
        for (int index = 0; index < value.length(); index++) {
            char changed = value.charAt(index) == 'A' ? 'B' : 'A';
            String forged = value.substring(0, index) + changed + value.substring(index + 1);
            // The last character of 32 bytes in base64 has two bits that mean nothing.
            if (index < value.length() - 1) {
                assertThat(cookies.check(NAME, forged, Settings.NOW).verdict())
                        .as(forged)
                        .isEqualTo(SignedCookies.Verdict.INVALID);
            }
        }
    }

    @Test
    void check_valueOfAnotherCookie_isInvalid() {
        assertThat(cookies.check("__Host-other", value, Settings.NOW).verdict())
                .isEqualTo(SignedCookies.Verdict.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1", "v1....", "v1.k2.x.y.z", "v1.k2.99999999999999999999.YQ.YQ", "v1.k2.1.%%.%%"})
    void check_nonsense_isInvalid(String nonsense) {
        assertThat(cookies.check(NAME, nonsense, Settings.NOW).verdict()).isEqualTo(SignedCookies.Verdict.INVALID);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                    none                                          | COOKIE_KEYS: none
                    ' '                                           | COOKIE_KEYS: none
                    {}                                            | COOKIE_KEYS: {} (expected: at least one key)
                    k1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY | COOKIE_KEYS: document: not JSON
                    {"k1":"short-secret"}                         | COOKIE_KEYS: secret of k1 (expected: a string
                    {"k1":7}                                      | COOKIE_KEYS: secret of k1 (expected: a string
                    {"a.b":"0123456789abcdef0123456789abcdef"}    | COOKIE_KEYS: key id a.b (expected:
                    """)
    void parse_wrongKeys_isRefusedWithoutNamingSecrets(@Nullable String configured, String message) {
        assertThatThrownBy(() -> CookieKeys.parse(configured))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContainingAny("short-secret", "MDEy");
    }
}
