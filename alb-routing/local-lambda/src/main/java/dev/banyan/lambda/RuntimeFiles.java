package dev.banyan.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.banyan.lambda.runtime.RuntimeMain;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.annotations.SdkInternalApi;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * The files an execution environment needs beside the function: the runtime client's five archives, its native
 * library and our own start class.
 *
 * @param classPath for {@code -cp}
 * @param nativeLibrary the unpacked library, or null where it is not used
 */
record RuntimeFiles(String classPath, @Nullable Path nativeLibrary) {
    private static final List<Class<?>> CLIENT = List.of(
            AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class, SdkInternalApi.class);
    private static final String NATIVE_CLIENT =
            "com/amazonaws/services/lambda/runtime/api/client/runtimeapi/NativeClient.class";

    /**
     * Unpacks what is not there yet.
     *
     * <p>The library is unpacked here, once, because the client itself would write it to one fixed path in {@code
     * /tmp}: processes that start together overwrite it under each other and crash.
     *
     * @throws LambdaServiceException if a part of the runtime client is missing or the folder cannot be written
     */
    static RuntimeFiles unpack(Path folder, RuntimeClient client) {
        try {
            Files.createDirectories(folder);
            Path own = store(folder, "banyan-runtime", ".jar", ownClasses());
            String clientPath = CLIENT.stream()
                    .map(type -> location(type).toString())
                    .distinct()
                    .collect(Collectors.joining(File.pathSeparator));
            // Both archives hold the client's native class; the first one on the class path decides.
            if (client == RuntimeClient.PURE_JAVA) {
                return new RuntimeFiles(own + File.pathSeparator + clientPath, null);
            }
            Path library = store(folder, "libaws-lambda-jni", ".so", resource("jni/" + libraryName()));
            return new RuntimeFiles(clientPath + File.pathSeparator + own, library);
        } catch (IOException unusable) {
            throw new LambdaServiceException("state folder: " + folder + " (expected: a folder to write to)", unusable);
        }
    }

    static Path location(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new LambdaServiceException(
                    "runtime client: " + type.getName() + " (expected: in an archive of its own)", null);
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException unusable) {
            throw new LambdaServiceException("runtime client: " + source.getLocation(), unusable);
        }
    }

    private static String libraryName() {
        String architecture = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String suffix = architecture.equals("aarch64") ? "aarch_64" : "x86_64";
        return "libaws-lambda-jni." + (usesMusl() ? "linux_musl-" : "linux-") + suffix + ".so";
    }

    private static boolean usesMusl() {
        try (Stream<Path> libraries = Files.list(Path.of("/lib"))) {
            return libraries.anyMatch(file -> file.getFileName().toString().startsWith("ld-musl-"));
        } catch (IOException | UncheckedIOException none) {
            return false;
        }
    }

    /** An archive, not a folder: class archives of the JVM do not take folders on the class path. */
    private static byte[] ownClasses() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream archive = new ZipOutputStream(bytes)) {
            for (String name :
                    List.of(NATIVE_CLIENT, RuntimeMain.class.getName().replace('.', '/') + ".class")) {
                ZipEntry entry = new ZipEntry(name);
                entry.setTime(0);
                archive.putNextEntry(entry);
                archive.write(ownResource(name));
                archive.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** Reads a class of this module even where the runtime client's own class of that name comes first. */
    private static byte[] ownResource(String name) throws IOException {
        Path own = location(RuntimeFiles.class);
        URL url = Files.isDirectory(own)
                ? own.resolve(name).toUri().toURL()
                : new URL("jar:" + own.toUri() + "!/" + name);
        try (InputStream stream = url.openStream()) {
            return stream.readAllBytes();
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = RuntimeFiles.class.getClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new LambdaServiceException("runtime client: " + name + " (expected: in its archive)", null);
            }
            return stream.readAllBytes();
        }
    }

    /** Writes a file whose name tells its content, so that services sharing the folder never change it in use. */
    private static Path store(Path folder, String name, String extension, byte[] content) throws IOException {
        Path file = folder.resolve(name + "-" + ContentHash.of(content).substring(0, 16) + extension);
        if (Files.exists(file)) {
            return file;
        }
        Path unfinished = Files.createTempFile(folder, name, ".tmp");
        Files.write(unfinished, content);
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException other) {
            Files.delete(unfinished);
        }
        return file;
    }
}
