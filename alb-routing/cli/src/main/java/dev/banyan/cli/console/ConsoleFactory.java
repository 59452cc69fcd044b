package dev.banyan.cli.console;

import picocli.CommandLine;

/** Makes the console of this process. */
public final class ConsoleFactory {

    private ConsoleFactory() {}

    /** Returns a console on the process's own streams. */
    public static Console system(OutputOptions options) {
        return new Console(System.out, System.err, options, CommandLine.Help.Ansi.AUTO.enabled());
    }
}
