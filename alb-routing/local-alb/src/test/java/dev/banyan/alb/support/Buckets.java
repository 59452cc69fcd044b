package dev.banyan.alb.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads what stands in the folder that stands for S3. */
public final class Buckets {

    private Buckets() {}

    /** Returns all finished files, sorted by path and relative to the folder. */
    public static List<String> keys(Path buckets) {
        return files(buckets).stream()
                .map(file -> buckets.relativize(file).toString())
                .filter(key -> !key.startsWith("."))
                .toList();
    }

    /** Returns all files, unfinished ones included. */
    public static List<Path> files(Path buckets) {
        if (!Files.exists(buckets)) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(buckets, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE; // A writer at work has just renamed it.
                    }
                    throw failure;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.stream().sorted().toList();
    }

    public static List<String> lines(Path buckets, String key) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(buckets.resolve(key)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
