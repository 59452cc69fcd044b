package dev.banyan.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import dev.banyan.alb.lambda.LambdaOutcome;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RuntimeClientTest {
    private static final String NATIVE_CLIENT =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient";
    private static final String REQUEST =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest";

    private final Path folder;

    RuntimeClientTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void nativeClass_ofTheRuntimeClient_hasTheMethodsThatOurReplacementHas() throws Exception {
        URL[] archives = {
            RuntimeFiles.location(AWSLambda.class).toUri().toURL(),
            RuntimeFiles.location(Context.class).toUri().toURL()
        };
        try (URLClassLoader client = new URLClassLoader(archives, ClassLoader.getPlatformClassLoader())) {
            Class<?> theirs = client.loadClass(NATIVE_CLIENT);
            Map<String, String> signatures = staticMethods(theirs);

            assertThat(signatures)
                    .containsEntry("init", "void(java.lang.String)")
                    .containsEntry("next", REQUEST + "()")
                    .containsEntry("postInvocationResponse", "void(byte[], byte[])")
                    .containsEntry("initializeClient", "void(byte[], byte[])")
                    .hasSize(4);
            assertThat(Arrays.stream(theirs.getDeclaredMethods())
                            .filter(method -> Modifier.isNative(method.getModifiers()))
                            .map(Method::getName))
                    .containsExactlyInAnyOrder("initializeClient", "next", "postInvocationResponse");
        }
    }

    private static Map<String, String> staticMethods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .collect(Collectors.toMap(
                        Method::getName,
                        method -> method.getReturnType().getName()
                                + Arrays.stream(method.getParameterTypes())
                                        .map(Class::getTypeName)
                                        .collect(Collectors.joining(", ", "(", ")"))));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nativeClient_twelveProcessesStartAtOnce_allAnswer() throws IOException {
        startTwelve(RuntimeClient.NATIVE);
    }

    @Test
    void pureJavaClient_twelveProcessesStartAtOnce_allAnswer() throws IOException {
        startTwelve(RuntimeClient.PURE_JAVA);
    }

    private void startTwelve(RuntimeClient client) throws IOException {
        Path meeting = Files.createDirectory(folder.resolve("meeting"));
        try (LambdaFixture lambda =
                new LambdaFixture(folder, b -> b.runtimeClient(client).startsAtOnce(12))) {
            lambda.service()
                    .put(lambda.function("Meeting")
                            .environment(Map.of("MEETING", meeting.toString()))
                            .build());
            List<CompletableFuture<LambdaOutcome>> outcomes = IntStream.range(0, 12)
                    .mapToObj(i -> lambda.start("Meeting", "12"))
                    .toList();

            assertThat(outcomes)
                    .allMatch(outcome -> LambdaFixture.text(outcome.join()).equals("\"met\""));
            assertThat(lambda.service().environments()).hasSize(12);
        }
    }

    @Test
    void pureJavaClient_answersFailsAndDiesLikeTheNativeOne() throws IOException {
        try (LambdaFixture lambda = new LambdaFixture(folder, b -> b.runtimeClient(RuntimeClient.PURE_JAVA))) {
            lambda.put("Trouble").put("Echo").put("Surroundings");
            String large = "\"" + "ä".repeat(1_000_000) + "\"";

            assertThat(lambda.answer("Echo", large)).isEqualTo(large);
            assertThat(lambda.answer("Echo", "")).isEmpty();
            assertThat(lambda.invoke("Trouble", "throw"))
                    .hasFieldOrPropertyWithValue("type", "java.lang.IllegalStateException");
            assertThat(lambda.answer("Trouble", "fine")).isEqualTo("\"fine\"");
            assertThat(lambda.invoke("Trouble", "large"))
                    .hasFieldOrPropertyWithValue("type", "Function.ResponseSizeTooLarge");
            assertThat(lambda.answer("Trouble", "fine")).isEqualTo("\"fine\"");
            assertThat(lambda.answer("Surroundings", "{}"))
                    .contains("trace=Root=1-5759e988-bd862e3fe1be46a994272793")
                    .contains("invoked arn=" + LambdaFixture.arn("Surroundings"));
        }
    }
}
