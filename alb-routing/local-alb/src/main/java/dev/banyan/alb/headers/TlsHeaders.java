package dev.banyan.alb.headers;

import dev.banyan.alb.http1.Ascii;
import dev.banyan.alb.http1.HeaderBlock;
import dev.banyan.model.ListenerAttributes;
import java.util.Locale;

/**
 * The headers that tell a target how the client's connection is encrypted. What a client itself sends under these names
 * never gets through, so that targets can believe them. Immutable.
 */
public final class TlsHeaders {

    private final String version;
    private final String cipherSuite;
    private final byte[] lowerVersion;
    private final byte[] lowerCipherSuite;

    /** Creates the headers with the names that a listener gives them. */
    TlsHeaders(ListenerAttributes attributes) {
        this.version = attributes.tlsVersionHeader();
        this.cipherSuite = attributes.tlsCipherSuiteHeader();
        this.lowerVersion = Ascii.bytes(version.toLowerCase(Locale.ROOT));
        this.lowerCipherSuite = Ascii.bytes(cipherSuite.toLowerCase(Locale.ROOT));
    }

    /** Returns the header lines for a version and a cipher as OpenSSL names them. */
    public byte[] lines(String tlsVersion, String tlsCipherSuite) {
        return Ascii.bytes(version + ": " + tlsVersion + "\r\n" + cipherSuite + ": " + tlsCipherSuite + "\r\n");
    }

    boolean owns(HeaderBlock headers, int line) {
        byte[] bytes = headers.bytes();
        int from = headers.nameStart(line);
        int to = headers.nameEnd(line);
        return Ascii.equalsIgnoreCase(bytes, from, to, lowerVersion)
                || Ascii.equalsIgnoreCase(bytes, from, to, lowerCipherSuite);
    }
}
