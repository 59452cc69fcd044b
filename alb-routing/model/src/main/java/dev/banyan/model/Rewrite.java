package dev.banyan.model;

/**
 * A regular expression and what stands in place of what it finds.
 *
 * @param regex the expression, 1 to 1024 characters
 * @param replace up to 1024 characters, in which {@code $1}, {@code $2} and so on are the groups of the
 *     expression
 */
public record Rewrite(String regex, String replace) {

    private static final int MAXIMUM_LENGTH = 1024;

    /** @throws InvalidRoutingException if a text is too long or not visible ASCII, or the expression is not supported */
    public Rewrite {
        if (regex.isEmpty()) {
            throw InvalidRoutingException.expected("regex", "", "1 to " + MAXIMUM_LENGTH + " characters");
        }
        checkText("regex", regex);
        checkText("replace", replace);
        Regex.compile("regex", regex, false);
    }

    private static void checkText(String name, String text) {
        if (text.length() > MAXIMUM_LENGTH) {
            throw InvalidRoutingException.expected(name, text.length() + " characters", "up to " + MAXIMUM_LENGTH);
        }
        if (!Visible.isVisible(text)) {
            throw InvalidRoutingException.expected(name, text, "visible ASCII characters");
        }
    }
}
