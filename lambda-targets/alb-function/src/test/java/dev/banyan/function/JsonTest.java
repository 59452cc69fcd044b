package dev.banyan.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void readObject_everyKindOfValue_javaValues() {
        assertThat(Json.readObject(bytes("{\"a\":[1,2.5,\"x\",null,true,false,{\"b\":{}}],\"c\":\"ä\"}")))
                .hasToString("{a=[1, 2.5, x, null, true, false, {b={}}], c=ä}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "1", "{", "{\"secret\":nonsense}", "{}{}", "{\"a\":[}"})
    void readObject_notOneObject_isRefusedWithoutQuotingIt(String document) {
        assertThatThrownBy(() -> Json.readObject(bytes(document)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("(expected: one JSON object)")
                .hasMessageNotContaining("secret");
    }

    @Test
    void writeObject_noMembers_emptyObject() {
        assertThat(Json.writeObject(JsonMembers.NONE)).isEqualTo(bytes("{}"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
