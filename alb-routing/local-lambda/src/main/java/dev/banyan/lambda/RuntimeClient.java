package dev.banyan.lambda;

import java.util.Locale;

/** How the runtime client in an execution environment talks to the Runtime API. */
public enum RuntimeClient {
    /** The native library inside the runtime client, as on AWS; Linux only. */
    NATIVE,
    /** A replacement of its one native class in plain Java; any system. */
    PURE_JAVA;

    static RuntimeClient ofThisMachine() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux") ? NATIVE : PURE_JAVA;
    }
}
