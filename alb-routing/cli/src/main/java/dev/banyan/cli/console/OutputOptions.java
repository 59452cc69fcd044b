package dev.banyan.cli.console;

import picocli.CommandLine.Option;

/** How every command answers. */
public final class OutputOptions {

    @Option(names = "--json", description = "Write the result as JSON.")
    boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Write only the result and errors.")
    boolean quiet;
}
