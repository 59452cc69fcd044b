package dev.banyan.model;

/** What takes part in rules of the text of a request: everything but control characters. */
final class Visible {

    private Visible() {}

    /** Returns a text without control characters. */
    static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                return without(text);
            }
        }
        return text;
    }

    private static String without(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!isControl(text.charAt(i))) {
                visible.append(text.charAt(i));
            }
        }
        return visible.toString();
    }

    private static boolean isControl(char character) {
        return character < 0x20 || character == 0x7f;
    }

    /** Returns whether a condition's value holds only characters that can take part. */
    static boolean isVisible(String value) {
        return value.chars().allMatch(character -> character >= 0x20 && character < 0x7f);
    }

    /** Returns a text whose ASCII letters are small. */
    static String lowerCase(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (lowerCase(text.charAt(i)) != text.charAt(i)) {
                return lowered(text);
            }
        }
        return text;
    }

    private static String lowered(String text) {
        StringBuilder lowered = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            lowered.append(lowerCase(text.charAt(i)));
        }
        return lowered.toString();
    }

    static char lowerCase(char character) {
        return character >= 'A' && character <= 'Z' ? (char) (character | 0x20) : character;
    }
}
