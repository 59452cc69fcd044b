package dev.banyan.function.spring;

/** A URL pattern of a filter or servlet, matched as chapter 12 of the servlet specification says. */
record UrlPattern(String value) {

    enum Kind {
        EXACT,
        PREFIX,
        EXTENSION,
        DEFAULT
    }

    Kind kind() {
        if (value.equals("/")) {
            return Kind.DEFAULT;
        }
        if (value.endsWith("/*")) {
            return Kind.PREFIX;
        }
        return value.startsWith("*.") ? Kind.EXTENSION : Kind.EXACT;
    }

    /** The part of a prefix pattern before the wildcard: {@code /api} of {@code /api/*}. */
    String prefix() {
        return value.substring(0, value.length() - 2);
    }

    boolean matches(String path) {
        return switch (kind()) {
            case DEFAULT -> true;
            case PREFIX -> path.equals(prefix()) || path.startsWith(prefix() + "/");
            case EXTENSION -> path.substring(path.lastIndexOf('/') + 1).endsWith(value.substring(1));
            // The empty pattern stands for the root of the application.
            case EXACT -> value.isEmpty() ? path.equals("/") : path.equals(value);
        };
    }
}
