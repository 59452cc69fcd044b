package dev.banyan.cli.inspect;

/**
 * What a check of this machine found.
 *
 * @param level whether something is missing
 * @param subject what was looked for
 * @param found what is there
 * @param advice what to do about it, empty where nothing is to be done
 */
record Finding(Level level, String subject, String found, String advice) {

    /** How much a finding matters. */
    enum Level {
        FOUND,
        OPTIONAL,
        MISSING
    }

    static Finding found(String subject, String found) {
        return new Finding(Level.FOUND, subject, found, "");
    }

    static Finding optional(String subject, String found, String advice) {
        return new Finding(Level.OPTIONAL, subject, found, advice);
    }

    static Finding missing(String subject, String found, String advice) {
        return new Finding(Level.MISSING, subject, found, advice);
    }
}
