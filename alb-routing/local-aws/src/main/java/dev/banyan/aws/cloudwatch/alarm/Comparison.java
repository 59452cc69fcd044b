package dev.banyan.aws.cloudwatch.alarm;

import java.util.Arrays;
import java.util.List;

/** How a number is compared with an alarm's threshold. */
enum Comparison {
    AT_LEAST("GreaterThanOrEqualToThreshold", "greater than or equal to"),
    MORE("GreaterThanThreshold", "greater than"),
    LESS("LessThanThreshold", "less than"),
    AT_MOST("LessThanOrEqualToThreshold", "less than or equal to");

    private final String apiName;
    private final String words;

    Comparison(String apiName, String words) {
        this.apiName = apiName;
        this.words = words;
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Comparison::apiName).toList();
    }

    static Comparison of(String name) {
        return Arrays.stream(values())
                .filter(comparison -> comparison.apiName.equals(name))
                .findFirst()
                .orElseThrow();
    }

    String apiName() {
        return apiName;
    }

    /** Returns the words that stand between a number and "the threshold". */
    String words() {
        return words;
    }

    boolean isBreaching(double number, double threshold) {
        return switch (this) {
            case AT_LEAST -> number >= threshold;
            case MORE -> number > threshold;
            case LESS -> number < threshold;
            case AT_MOST -> number <= threshold;
        };
    }
}
