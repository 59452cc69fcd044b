package dev.banyan.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The Java that runs the functions.
 *
 * @param executable the {@code java} command
 * @param feature its feature number, such as 17
 * @param identity changes whenever archives made by another build would not fit
 */
record JavaRuntime(Path executable, int feature, String identity) {
    /**
     * Reads what a Java home says of itself.
     *
     * @throws LambdaServiceException if it is no Java home
     */
    static JavaRuntime of(Path home) {
        Path executable = home.resolve("bin").resolve("java");
        if (!Files.isExecutable(executable)) {
            executable = home.resolve("bin").resolve("java.exe");
        }
        Properties release = new Properties();
        try (InputStream stream = Files.newInputStream(home.resolve("release"))) {
            release.load(stream);
        } catch (IOException missing) {
            throw new LambdaServiceException("javaHome: " + home + " (expected: a Java 17 or newer)", missing);
        }
        String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
        int feature = featureOf(version);
        if (feature < 17 || !Files.isExecutable(executable)) {
            throw new LambdaServiceException(
                    "javaHome: " + home + " with Java " + version + " (expected: a Java 17 or newer)", null);
        }
        return new JavaRuntime(
                executable, feature, ContentHash.of((home + release.toString()).getBytes(StandardCharsets.UTF_8)));
    }

    private static int featureOf(String version) {
        String digits = version.split("[^0-9]", 2)[0];
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
