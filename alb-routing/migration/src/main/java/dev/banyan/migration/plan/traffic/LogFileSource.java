package dev.banyan.migration.plan.traffic;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Access logs on this machine: a file, or a folder with all its folders, whose files are read in order of their names,
 * which is the order of time.
 *
 * @param path the file or folder; a file may be compressed with gzip, whatever its name
 */
public record LogFileSource(Path path) implements TrafficSource {

    /** @throws NoSuchFileException if there is no such file, or no access log in the folder */
    @Override
    public void read(Requests requests) throws IOException {
        AccessLogReader reader = new AccessLogReader(requests);
        for (Path file : files()) {
            try (InputStream in = Files.newInputStream(file)) {
                reader.read(
                        path.equals(file)
                                ? file.toString()
                                : path.relativize(file).toString(),
                        in);
            }
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> walk = Files.walk(path)) {
            List<Path> files = walk.filter(Files::isRegularFile)
                    .filter(file -> AccessLogReader.isAccessLog(String.valueOf(file.getFileName())))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new NoSuchFileException(path.toString(), null, "no access log (expected: *.log or *.log.gz)");
            }
            return files;
        }
    }

    @Override
    public String describe() {
        return path.toString();
    }
}
