package dev.banyan.model;

/**
 * How many targets of a group must be healthy. Where both numbers are set, missing either is missing the threshold.
 *
 * @param count the smallest number of healthy targets, or 0 for off
 * @param percentage the smallest percentage of healthy targets, or 0 for off
 */
public record HealthThreshold(int count, int percentage) {

    static int parse(String value) {
        return value.equals("off") ? 0 : Integer.parseInt(value);
    }

    /**
     * Returns whether enough targets are healthy.
     *
     * @param healthy the healthy targets
     * @param registered all targets that could be healthy
     */
    public boolean isMet(int healthy, int registered) {
        return healthy >= count && healthy * 100L >= (long) percentage * registered;
    }
}
