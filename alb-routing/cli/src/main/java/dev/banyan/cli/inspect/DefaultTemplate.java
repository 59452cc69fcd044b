package dev.banyan.cli.inspect;

import java.nio.file.Path;

/** Where the app's own template lies. */
public final class DefaultTemplate {

    private DefaultTemplate() {}

    /** Returns {@code cdk/target/cdk.out} of the checkout that the command was started from. */
    public static Path folder() {
        return home().resolve("cdk/target/cdk.out");
    }

    /** Returns the checkout's folder, or the current one where the launcher did not say. */
    public static Path home() {
        return Path.of(System.getProperty("banyan.home", ".")).normalize();
    }
}
