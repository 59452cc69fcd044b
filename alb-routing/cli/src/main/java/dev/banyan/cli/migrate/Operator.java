package dev.banyan.cli.migrate;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who runs a command, for a person who reads the audit. */
final class Operator {

    private Operator() {}

    static String name() {
        return System.getProperty("user.name") + "@" + host() + ", process "
                + ProcessHandle.current().pid();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown host";
        }
    }
}
