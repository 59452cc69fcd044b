package dev.banyan.ruleprovider;

/** A property of the resource is missing or wrong; the message is for whoever wrote the template. */
final class PropertyException extends RuntimeException {

    PropertyException(String property, Object value, String expected) {
        super(property + ": " + value + " (expected: " + expected + ")");
    }
}
