package dev.banyan.lambda.runtime;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Starts the runtime client and ends the process when the service that started it is gone.
 *
 * <p>The service holds the other end of standard input and never writes to it. However the service dies, the system
 * closes that end, and the end of the stream arrives here. The function sees an empty standard input, as on AWS.
 */
public final class RuntimeMain {
    private static final int ABANDONED = 1;

    private RuntimeMain() {}

    /**
     * Runs the function until the process ends.
     *
     * @param arguments the handler
     * @throws Throwable whatever ends the runtime client
     */
    public static void main(String[] arguments) throws Throwable {
        InputStream service = new FileInputStream(FileDescriptor.in);
        System.setIn(InputStream.nullInputStream());
        Thread watch = new Thread(() -> awaitEnd(service), "banyan-service-watch");
        watch.setDaemon(true);
        watch.start();
        // A process that the function started must not outlive the environment, as nothing outlives it on AWS.
        Runtime.getRuntime().addShutdownHook(new Thread(RuntimeMain::endDescendants, "banyan-descendants"));
        AWSLambda.main(arguments);
    }

    private static void awaitEnd(InputStream service) {
        try {
            service.transferTo(OutputStream.nullOutputStream());
        } catch (IOException broken) {
            System.err.println("the connection to the service broke: " + broken.getMessage());
        }
        endDescendants();
        Runtime.getRuntime().halt(ABANDONED);
    }

    private static void endDescendants() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }
}
