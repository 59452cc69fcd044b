package dev.banyan.lambda;

import dev.banyan.lambda.runtime.RuntimeMain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line of an execution environment. */
final class RuntimeCommand {
    /** The memory size at which Lambda gives one whole processor. */
    private static final int MEGABYTES_PER_PROCESSOR = 1769;

    /** Enough for a Spring application, whatever the memory size says; below it nothing of that kind starts. */
    private static final int LEAST_METASPACE_MEGABYTES = 96;

    private static final int LEAST_DIRECT_MEGABYTES = 32;
    private static final int CODE_CACHE_MEGABYTES = 64;

    private final JavaRuntime java;
    private final RuntimeFiles files;

    RuntimeCommand(JavaRuntime java, RuntimeFiles files) {
        this.java = java;
        this.files = files;
    }

    int javaFeature() {
        return java.feature();
    }

    /** Names everything but the function that a class archive depends on. */
    String identity() {
        return java.identity() + files.classPath() + files.nativeLibrary();
    }

    /**
     * Lists the command and its arguments.
     *
     * @param folder the environment's own folder, for temporary files and crash reports
     * @param archiveOption the option that reads or writes a class archive, or null
     */
    List<String> arguments(FunctionConfiguration function, Path folder, @Nullable String archiveOption) {
        List<String> command = new ArrayList<>();
        command.add(java.executable().toString());
        addMemory(command, function.memoryMegabytes());
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:-UsePerfData");
        command.add("-XX:ErrorFile=" + folder.resolve("hs_err.log"));
        command.add("-Djava.io.tmpdir=" + folder.resolve("tmp"));
        command.add("-Dfile.encoding=UTF-8");
        if (java.feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        if (files.nativeLibrary() != null) {
            command.add("-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI="
                    + files.nativeLibrary());
        }
        if (archiveOption != null) {
            // An archive that does not fit is a slow start, nothing that belongs into the function's log.
            command.add("-Xshare:auto");
            command.add("-Xlog:disable");
            command.add("-Xlog:all=error:stderr");
            command.add(archiveOption);
        }
        command.add("-cp");
        command.add(files.classPath());
        command.add(RuntimeMain.class.getName());
        command.add(function.handler());
        return command;
    }

    private static void addMemory(List<String> command, int megabytes) {
        int processors = Math.max(1, Math.round((float) megabytes / MEGABYTES_PER_PROCESSOR));
        command.add("-Xmx" + megabytes * 3 / 4 + "m");
        command.add("-XX:MaxMetaspaceSize=" + Math.max(LEAST_METASPACE_MEGABYTES, megabytes / 4) + "m");
        command.add("-XX:MaxDirectMemorySize=" + Math.max(LEAST_DIRECT_MEGABYTES, megabytes / 4) + "m");
        command.add("-XX:ReservedCodeCacheSize=" + CODE_CACHE_MEGABYTES + "m");
        command.add("-XX:ActiveProcessorCount="
                + Math.min(processors, Runtime.getRuntime().availableProcessors()));
    }
}
