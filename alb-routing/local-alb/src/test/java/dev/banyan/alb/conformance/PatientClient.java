package dev.banyan.alb.conformance;

import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.TestAlb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.function.BooleanSupplier;

/** Looks at a connection now and then while the row's time passes. */
final class PatientClient {

    private static final int GLANCE_MILLISECONDS = 20;

    private PatientClient() {}

    /** Waits until something holds. Nobody outside can see when the load balancer has read what was sent. */
    static void await(BooleanSupplier condition) {
        TestAlb.await(condition);
    }

    static boolean hasMore(RawClient client) {
        try {
            return client.socket().getInputStream().available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String readHead(RawClient client) {
        try {
            return client.readUntilEmptyLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds what has come to the rest, and returns whether that was all. */
    static boolean isAtEnd(RawClient client, StringBuilder rest) {
        try {
            client.socket().setSoTimeout(GLANCE_MILLISECONDS);
            int value = client.socket().getInputStream().read();
            while (value >= 0) {
                rest.append((char) value);
                value = client.socket().getInputStream().read();
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true; // A reset is an end, too.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void resetOnClose(RawClient client) {
        try {
            client.socket().setSoLinger(true, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
