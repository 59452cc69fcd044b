package dev.banyan.model;

import static dev.banyan.model.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformTest {

    private static final String DOCUMENTED_HOST = "^mywebsite-(.+).com$";
    private static final String DOCUMENTED_PATH = "^/dp/([A-Za-z0-9]+)/?$";

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # regex                     | replace                     | host                  | status    | target's host
            ^mywebsite-(.+).com$        | internal.dev.$1.myweb.com   | mywebsite-example.com | REWRITTEN | internal.dev.example.myweb.com
            ^mywebsite-(.+).com$        | internal.dev.$1.myweb.com   | MyWebsite-Shop.com    | REWRITTEN | internal.dev.Shop.myweb.com
            ^mywebsite-(.+).com$        | internal.dev.$1.myweb.com   | shop.example.com      | UNCHANGED | shop.example.com
            example                     | local                       | example.example.com   | REWRITTEN | local.example.com
            ^.*$                        | [2001:db8::1]:8080          | shop.example.com      | REWRITTEN | [2001:db8::1]:8080
            ^.*$                        | shop:80                     | shop.example.com      | REWRITTEN | shop:80
            ^.*$                        | a b                         | shop.example.com      | FAILED    | shop.example.com
            ^.*$                        | a/b                         | shop.example.com      | FAILED    | shop.example.com
            ^.*$                        | ``                          | shop.example.com      | FAILED    | shop.example.com
            (shop)                      | $2                          | shop.example.com      | FAILED    | shop.example.com
            """)
    void hostHeaderRewrite_table(String regex, String replace, String host, String status, String expected) {
        assertThat(new HostHeaderRewrite(List.of(new Rewrite(regex, replace))).apply(host))
                .isEqualTo(outcome(status, expected));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # regex                 | replace              | path and query       | status    | target's path and query
            ^/dp/([A-Za-z0-9]+)/?$  | /product.php?id=$1   | /dp/B09G3HRMW        | REWRITTEN | /product.php?id=B09G3HRMW
            ^/dp/([A-Za-z0-9]+)/?$  | /product.php?id=$1   | /dp/B09G3HRMW?ref=1  | UNCHANGED | /dp/B09G3HRMW?ref=1
            ^/dp/([A-Za-z0-9]+)/?$  | /product.php?id=$1   | /DP/B09G3HRMW        | UNCHANGED | /DP/B09G3HRMW
            ^/api/(.*)$             | /v2/$1               | /api/a?b=c           | REWRITTEN | /v2/a?b=c
            ^(/x)\\?(.*)$           | $1?y=1&$2            | /x?a=b               | REWRITTEN | /x?y=1&a=b
            a                       | b                    | /aa/a                | REWRITTEN | /ba/a
            `/(a)|/(b)`            | /[$1][$2]            | /b/c                 | REWRITTEN | /[][b]/c
            /(a)                    | /$0$1$12$            | /a                   | REWRITTEN | //aaa2$
            /(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k) | /$11$1x$10$99 | /abcdefghijk     | REWRITTEN | /kaxji9
            /(a)                    | /$x$                 | /a                   | REWRITTEN | /$x$
            /a                      | b                    | /a                   | FAILED    | /a
            /a                      | ``                   | /a                   | FAILED    | /a
            /a                      | /a b                 | /a                   | FAILED    | /a
            /(a)                    | /$1/$2               | /a                   | FAILED    | /a
            /a                      | /b                   | /a\u0001z             | FAILED    | /a\u0001z
            /a                      | /b                   | /a\u007fz             | FAILED    | /a\u007fz
            /a                      | /b                   | /a\u0100z             | FAILED    | /a\u0100z
            /a                      | /b                   | /a\u00e9z             | REWRITTEN | /b\u00e9z
            """)
    void urlRewrite_table(String regex, String replace, String target, String status, String expected) {
        assertThat(new UrlRewrite(List.of(new Rewrite(regex.replace("\\\\", "\\"), replace))).apply(target))
                .isEqualTo(outcome(status, expected));
    }

    @ParameterizedTest
    @CsvSource({"/a, /1", "/b, /2", "/ab, /1b", "/c, /c"})
    void apply_severalRewrites_doesTheFirstThatIsFound(String path, String expected) {
        UrlRewrite rewrite = new UrlRewrite(List.of(new Rewrite("/a", "/1"), new Rewrite("/b|/1", "/2")));

        assertThat(rewrite.apply(path).text()).isEqualTo(expected);
    }

    @Test
    void type_isThatOfTheApi() {
        List<Rewrite> rewrites = List.of(new Rewrite(DOCUMENTED_HOST, "a.b"), new Rewrite(DOCUMENTED_PATH, ""));

        assertThat(new HostHeaderRewrite(rewrites).type()).isEqualTo("host-header-rewrite");
        assertThat(new UrlRewrite(rewrites).type()).isEqualTo("url-rewrite");
        assertThat(new UrlRewrite(rewrites).rewrites()).isEqualTo(rewrites);
    }

    @Test
    void transform_withoutRewrites_isRefused() {
        assertInvalid(() -> new UrlRewrite(List.of()), "rewrites: 0 (expected: 1 or more)");
        assertInvalid(() -> new HostHeaderRewrite(List.of()), "rewrites: 0 (expected: 1 or more)");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``         | x    | regex:  (expected: 1 to 1024 characters)
            LONGx      | x    | regex: 1025 characters (expected: up to 1024)
            x          | LONGx | replace: 1025 characters (expected: up to 1024)
            caf\u00e9  | x    | regex: caf\u00e9 (expected: visible ASCII characters)
            x          | a\u0009b | replace: a\u0009b (expected: visible ASCII characters)
            (          | x    | regex: ( (expected: a regular expression; missing closing ))
            (?=a)      | x    | regex: (?=a) (expected: a regular expression; invalid or unsupported Perl syntax)
            (?!a)      | x    | regex: (?!a) (expected: a regular expression; invalid or unsupported Perl syntax)
            (?<=a)     | x    | regex: (?<=a) (expected: a regular expression; invalid named capture)
            (?<!a)     | x    | regex: (?<!a) (expected: a regular expression; invalid named capture)
            (?>a)      | x    | regex: (?>a) (expected: a regular expression; invalid or unsupported Perl syntax)
            (a)(?1)    | x    | regex: (a)(?1) (expected: a regular expression; invalid or unsupported Perl syntax)
            (?R)       | x    | regex: (?R) (expected: a regular expression; invalid or unsupported Perl syntax)
            (a)\\1     | x    | regex: (a)\\1 (expected: a regular expression; invalid escape sequence)
            (a)\\g1    | x    | regex: (a)\\g1 (expected: a regular expression; invalid escape sequence)
            a*+        | x    | regex: a*+ (expected: a regular expression; invalid nested repetition operator)
            a++        | x    | regex: a++ (expected: a regular expression; invalid nested repetition operator)
            a{2}+      | x    | regex: a{2}+ (expected: a regular expression; invalid nested repetition operator)
            \\p{L}     | x    | regex: \\p{L} (expected: a regular expression; Unicode classes are not supported)
            [\\PN]     | x    | regex: [\\PN] (expected: a regular expression; Unicode classes are not supported)
            """)
    void rewrite_outsideItsRule_isRefused(String regex, String replace, String message) {
        String longest = "a".repeat(1024);

        assertInvalid(
                () -> new Rewrite(
                        regex.replace("LONG", longest).replace("\\\\", "\\"), replace.replace("LONG", longest)),
                message.replace("\\\\", "\\"));
    }

    @Test
    void rewrite_atItsLimits_isAccepted() {
        String longest = "a".repeat(1024);

        assertThat(new Rewrite(longest, longest).regex()).hasSize(1024);
        assertThat(new Rewrite("\\\\p{L}|\\.|a\\\\", "").replace()).isEmpty();
    }

    private static TransformOutcome outcome(String status, String text) {
        return new TransformOutcome(TransformOutcome.Status.valueOf(status), text);
    }
}
