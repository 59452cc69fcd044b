package dev.banyan.template.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DynamicReferencesTest {

    private static final String ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:Login-a1b2c3";

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "{{resolve:secretsmanager:ARN:SecretString:password::}}, <ARN#password>",
        "{{resolve:secretsmanager:ARN:SecretString:password}}, <ARN#password>",
        "{{resolve:secretsmanager:ARN:SecretString:::}}, <ARN#null>",
        "{{resolve:secretsmanager:ARN}}, <ARN#null>",
        "{{resolve:secretsmanager:login:SecretString:user:AWSCURRENT:}}, <login#user>",
        "a{{resolve:secretsmanager:x}}b{{resolve:secretsmanager:y}}, a<x#null>b<y#null>",
    })
    void replace_references_givesTheirValues(String text, String expected) {
        String replaced = DynamicReferences.replace(
                text.replace("ARN", ARN), "P", secret -> "<" + secret.secret() + "#" + secret.key() + ">");

        assertThat(replaced).isEqualTo(expected.replace("ARN", ARN));
    }

    @ParameterizedTest
    @CsvSource({
        "{{resolve:ssm:/key:1}}, {{resolve:secretsmanager:...}}",
        "{{resolve:secretsmanager::x:y:z:a:b:c}}, {{resolve:secretsmanager:secret:SecretString:key}}",
    })
    void replace_otherReferences_isRefused(String text, String rule) {
        assertThatThrownBy(() -> DynamicReferences.replace(text, "P", secret -> ""))
                .hasMessage("P: " + text + " (expected: " + rule + ")");
    }

    @Test
    void parseValueFrom_arnWithAndWithoutKey_givesBoth() {
        assertThat(DynamicReferences.parseValueFrom(ARN + ":password::", "P"))
                .isEqualTo(new DynamicReferences.SecretReference(ARN, "password"));
        assertThat(DynamicReferences.parseValueFrom(ARN, "P"))
                .isEqualTo(new DynamicReferences.SecretReference(ARN, null));
    }

    @ParameterizedTest
    @CsvSource({"login", "arn:aws:ssm:eu-west-1:123456789012:parameter:x", "a:b:secretsmanager:d:e:f:g"})
    void parseValueFrom_noSecret_isRefused(String text) {
        assertThatThrownBy(() -> DynamicReferences.parseValueFrom(text, "P"))
                .hasMessage("P: " + text + " (expected: the ARN of a secret)");
    }
}
