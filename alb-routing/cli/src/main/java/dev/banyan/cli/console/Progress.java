package dev.banyan.cli.console;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far a start has come: a bar on a terminal, a line for each part elsewhere. Used by one thread. */
public final class Progress implements AutoCloseable {

    private final Console console;
    private final @Nullable ProgressBar bar;

    private Progress(Console console, @Nullable ProgressBar bar) {
        this.console = console;
        this.bar = bar;
    }

    /** Returns the progress of a number of parts. */
    public static Progress on(Console console, int parts) {
        ProgressBar bar = console.interactive()
                ? new ProgressBarBuilder()
                        .setTaskName("  starting")
                        .setInitialMax(parts)
                        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                        .setConsumer(new ConsoleProgressBarConsumer(System.err))
                        .clearDisplayOnFinish()
                        .build()
                : null;
        return new Progress(console, bar);
    }

    /** Tells that a part is ready. */
    public void done(String part) {
        if (bar == null) {
            console.note("  " + part + " ready");
        } else {
            bar.setExtraMessage(" " + part).step();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
