package dev.banyan.lambda.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;

/** Waits until as many processes as the event says have met in the folder that MEETING names. */
public final class Meeting implements RequestHandler<Integer, String> {
    @Override
    public String handleRequest(Integer expected, Context context) {
        Path folder = Path.of(System.getenv("MEETING"));
        try (WatchService watch = FileSystems.getDefault().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            Path own = folder.resolve(Long.toString(ProcessHandle.current().pid()));
            if (!Files.exists(own)) {
                Files.createFile(own);
            }
            while (present(folder) < expected) {
                var unused = watch.poll(1, TimeUnit.SECONDS);
            }
            return "met";
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static long present(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }
}
