package dev.banyan.cli.process;

import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Makes a Spring Boot jar start in a fraction of its time: unpacked once, and from its second start
 * on with an archive of its classes, which the first run writes when it ends. Everything is kept by
 * jar and JDK, and made anew when either changes. Other jars start as they are.
 */
final class FastStart {

    private static final int EXTRACT_LIMIT_SECONDS = 120;

    private final Path folder;
    private final Path java;

    /**
     * @param folder where unpacked jars are kept
     * @param java the java executable
     */
    FastStart(Path folder, Path java) {
        this.folder = folder;
        this.java = java;
    }

    /**
     * Returns the arguments that start the jar, from the archive's option to the jar's path.
     *
     * @throws CommandException if the jar cannot be read or unpacked
     */
    List<String> arguments(Path jar) {
        try {
            if (!isSpringBoot(jar)) {
                return List.of("-jar", jar.toString());
            }
            Path unpacked = folder.resolve(key(jar));
            if (!Files.isDirectory(unpacked)) {
                unpack(jar, unpacked);
            }
            return arguments(unpacked.resolve(jar.getFileName()), unpacked.resolve("classes.jsa"));
        } catch (IOException e) {
            throw new CommandException(ExitCode.INPUT, "jar: " + jar + " (expected: a jar that can be unpacked)", e);
        }
    }

    private static List<String> arguments(Path jar, Path archive) {
        String option = Files.isRegularFile(archive) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=";
        return List.of(
                option + archive, "-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off", "-jar", jar.toString());
    }

    private static boolean isSpringBoot(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            return manifest != null && manifest.getMainAttributes().getValue("Spring-Boot-Version") != null;
        }
    }

    private static String key(Path jar) throws IOException {
        return Long.toHexString(Files.size(jar)) + "-"
                + Long.toHexString(Files.getLastModifiedTime(jar).toMillis()) + "-"
                + Runtime.version();
    }

    /** Unpacks beside the place and moves the whole there, so that a broken attempt is never used. */
    private void unpack(Path jar, Path unpacked) throws IOException {
        deleteOthers();
        Path draft = folder.resolve("unpacking");
        Process extract = new ProcessBuilder(List.of(
                        java.toString(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        draft.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!extract.waitFor(EXTRACT_LIMIT_SECONDS, TimeUnit.SECONDS) || extract.exitValue() != 0) {
                extract.destroyForcibly();
                throw new IOException(jar + " cannot be unpacked with jarmode=tools");
            }
        } catch (InterruptedException e) {
            extract.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while unpacking " + jar, e);
        }
        Files.move(draft, unpacked, StandardCopyOption.ATOMIC_MOVE);
    }

    private void deleteOthers() throws IOException {
        Files.createDirectories(folder);
        List<Path> old = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(path -> !path.equals(folder))
                    .sorted(Comparator.reverseOrder())
                    .forEach(old::add);
        }
        for (Path path : old) {
            Files.delete(path);
        }
    }
}
