package dev.banyan.ruleprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.function.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"Field":"path-pattern","Values":["/a"]}                                             | Values=[/a]
                    {"Field":"path-pattern","PathPatternConfig":{"Values":["/a"]}}                       | PathPatternConfig=PathPatternConditionConfig(Values=[/a])
                    {"Field":"path-pattern","PathPatternConfig":{"RegexValues":["^/a"]}}                 | RegexValues=[^/a]
                    {"Field":"host-header","HostHeaderConfig":{"Values":["a.test"]}}                     | HostHeaderConditionConfig(Values=[a.test])
                    {"Field":"host-header","HostHeaderConfig":{"RegexValues":["^a"]}}                    | HostHeaderConditionConfig(RegexValues=[^a])
                    {"Field":"http-header","HttpHeaderConfig":{"HttpHeaderName":"A","Values":["b*"]}}    | HttpHeaderConditionConfig(HttpHeaderName=A, Values=[b*])
                    {"Field":"http-header","HttpHeaderConfig":{"HttpHeaderName":"A","RegexValues":["b"]}}| RegexValues=[b]
                    {"Field":"http-request-method","HttpRequestMethodConfig":{"Values":["GET"]}}         | HttpRequestMethodConditionConfig(Values=[GET])
                    {"Field":"query-string","QueryStringConfig":{"Values":[{"Key":"a","Value":"b"},{"Value":"c"}]}} | QueryStringKeyValuePair(Key=a, Value=b), QueryStringKeyValuePair(Value=c)
                    {"Field":"source-ip","SourceIpConfig":{"Values":["192.0.2.0/24"]}}                   | SourceIpConditionConfig(Values=[192.0.2.0/24])
                    """)
    void of_everyKind_isPassedOn(String condition, String expected) {
        assertThat(Conditions.of(resource(condition)))
                .singleElement()
                .asString()
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"Field":"weather","Values":["rain"],"More":1}                       | Conditions[0].More: given
                    {"Field":"weather"}                                                  | Conditions[0].Field: weather
                    {"Field":"path-pattern"}                                             | Conditions[0].PathPatternConfig: none
                    {"Field":"path-pattern","PathPatternConfig":{"Pattern":"x"}}         | Conditions[0].PathPatternConfig.Pattern: given
                    {"Field":"http-header","HttpHeaderConfig":{"Values":["x"]}}          | Conditions[0].HttpHeaderConfig.HttpHeaderName: none
                    {"Field":"source-ip","SourceIpConfig":{"Values":"x"}}                | Conditions[0].SourceIpConfig.Values: x
                    """)
    void of_wrongCondition_isRefusedNamingThePlace(String condition, String message) {
        assertThatThrownBy(() -> Conditions.of(resource(condition)))
                .isInstanceOf(PropertyException.class)
                .hasMessageStartingWith(message);
    }

    private static Properties resource(String condition) {
        String document = "{\"Conditions\":[" + condition + "]}";
        return new Properties("", Json.readObject(document.getBytes(StandardCharsets.UTF_8)));
    }
}
