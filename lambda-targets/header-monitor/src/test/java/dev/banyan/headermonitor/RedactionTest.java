package dev.banyan.headermonitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    cookie                 | sid=1; theme=dark; bare      | sid=***; theme=***; ***
                    Cookie                 | a="x=y"                      | a=***
                    authorization          | Bearer abc.def               | Bearer ***
                    Authorization          | abc                          | ***
                    authorization          | hunter2 is my password       | ***
                    proxy-authorization    | Basic dXNlcjpwYXNz           | Basic ***
                    x-amzn-oidc-data       | eyJ0                         | ***
                    x-amzn-oidc-accesstoken| eyJ0                         | ***
                    x-amzn-oidc-identity   | 5310                         | ***
                    set-cookie             | a=1                          | ***
                    x-csrf-token           | 1                            | ***
                    x-api-key              | 1                            | ***
                    X-Client-Secret        | 1                            | ***
                    x-password             | 1                            | ***
                    x-session-id           | 1                            | ***
                    x-amz-signature        | 1                            | ***
                    referer                | https://a.test/reset?code=1  | https://a.test/reset?***
                    referer                | https://a.test/p#access=1    | https://a.test/p#***
                    referer                | https://u:p@a.test/p         | https://***@a.test/p
                    referer                | https://a.test/@name         | https://a.test/@name
                    referer                | /relative                    | /relative
                    accept                 | text/html                    | text/html
                    x-forwarded-for        | 198.51.100.7                 | 198.51.100.7
                    user-agent             | curl/8.9.1                   | curl/8.9.1
                    """)
    void redact_variousFields_hidesWhatIsSecret(String name, String value, String expected) {
        assertThat(Redaction.redact(name, value)).isEqualTo(expected);
    }
}
