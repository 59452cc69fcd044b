package dev.banyan.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.function.testing.AlbEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class AlbEventReaderPropertyTest {

    @Property(tries = 300)
    void read_anyHeadersAndBody_arriveAsSent(
            @ForAll @Size(max = 5) List<@AlphaChars @StringLength(min = 1, max = 8) String> names,
            @ForAll @AlphaChars String value,
            @ForAll @AlphaChars String body)
            throws IOException {
        AlbEvent event = AlbEvent.of("POST", "/x").body("application/octet-stream", body);
        for (String name : names) {
            event = event.header("x-" + name, value + name);
        }

        AlbRequest request = read(event.toByteArray());

        assertThat(request.headers()).isEqualTo(event.headers());
        assertThat(request.body().text()).isEqualTo(body);
    }

    @Property(tries = 300)
    void read_eventCutAnywhere_isRefusedAsMalformed(@ForAll byte position) throws IOException {
        byte[] event = AlbEvent.of("GET", "/x").header("cookie", "a=1").toByteArray();
        int length = (position & 0xff) * (event.length - 1) / 0xff;

        assertThat(isMalformed(Arrays.copyOf(event, length))).isTrue();
    }

    @Property(tries = 300)
    void read_anyText_isRefusedAsMalformed(@ForAll String text) throws IOException {
        assertThat(isMalformed(text.getBytes(StandardCharsets.UTF_8))).isTrue();
    }

    private static boolean isMalformed(byte[] event) throws IOException {
        try {
            read(event);
            return false;
        } catch (MalformedEventException expected) {
            return true;
        }
    }

    private static AlbRequest read(byte[] event) throws IOException {
        return AlbEventReader.read(new ByteArrayInputStream(event));
    }
}
