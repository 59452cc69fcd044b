package dev.banyan.function.spring;

import org.springframework.util.ClassUtils;

/** Lets Spring stop what a snapshot must not hold, such as connections, and start it again after a restore. */
final class Snapshots {

    private static final String IMPLEMENTATION = "com.amazonaws.services.lambda.crac";
    private static final String IMPLEMENTATION_PROPERTY = "org.crac.Core.Compat";

    private Snapshots() {}

    /**
     * Names Lambda's implementation of the CRaC interface, which Spring uses if {@code org.crac} is on the class path. Left
     * alone, {@code org.crac} looks for the implementations of JDKs only, and the hooks are never called.
     */
    static void enable() {
        if (ClassUtils.isPresent(IMPLEMENTATION + ".Core", Snapshots.class.getClassLoader())
                && System.getProperty(IMPLEMENTATION_PROPERTY) == null) {
            System.setProperty(IMPLEMENTATION_PROPERTY, IMPLEMENTATION);
        }
    }
}
