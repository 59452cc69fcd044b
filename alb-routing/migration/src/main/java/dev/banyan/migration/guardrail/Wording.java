package dev.banyan.migration.guardrail;

import dev.banyan.migration.guardrail.sequential.Counts;
import dev.banyan.migration.guardrail.sequential.RateLimit;
import java.time.Duration;
import java.util.Locale;

/** Numbers as a reader wants them. */
final class Wording {

    private static final double TINY = 1e-9;

    private Wording() {}

    /** Returns a number of errors, such as {@code 14 of 212 (6.6 %)}. */
    static String share(Counts counts) {
        return number(counts.errors()) + " of " + number(counts.requests()) + " (" + percent(counts.rate()) + ")";
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Returns a share with two digits that count, such as {@code 6.6 %} or {@code 0.073 %}. */
    static String percent(double share) {
        double percent = 100 * share;
        if (percent == 0 || percent >= 10) {
            return String.format(Locale.ROOT, percent == Math.rint(percent) ? "%.0f %%" : "%.1f %%", percent);
        }
        int decimals = Math.max(1, 1 - (int) Math.floor(Math.log10(percent)));
        return String.format(Locale.ROOT, "%." + decimals + "f", percent)
                        .replaceAll("(\\.\\d*?)0+$", "$1")
                        .replaceAll("\\.$", "")
                + " %";
    }

    /** Returns a chance, such as {@code p < 1e-9} or {@code p = 0.0042}. */
    static String chance(double chance) {
        if (chance < TINY) {
            return "p < 1e-9";
        }
        return chance < 0.001
                ? String.format(Locale.ROOT, "p = %.0e", chance).replace("e-0", "e-")
                : String.format(Locale.ROOT, "p = %.2g", chance);
    }

    static String seconds(double seconds) {
        return number(Math.round(seconds * 1000)) + " ms";
    }

    /** Returns a limit, such as {@code 2 x container + 1.5 %}. */
    static String limit(RateLimit limit) {
        String ratio = plain(limit.ratio()) + " x container";
        return limit.margin() == 0 ? ratio : ratio + " + " + percent(limit.margin());
    }

    static String limit(LatencyLimit limit) {
        String ratio = plain(limit.ratio()) + " x container";
        return limit.slack().isZero()
                ? ratio
                : ratio + " + " + number(limit.slack().toMillis()) + " ms";
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    /** Returns a time in its largest units, such as {@code 3 h 20 min}. */
    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 120) {
            return seconds + " s";
        }
        long minutes = Math.round(seconds / 60.0);
        if (minutes < 120) {
            return minutes + " min";
        }
        long hours = minutes / 60;
        if (hours < 48) {
            return hours + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
        }
        return hours / 24 + " days" + (hours % 24 == 0 ? "" : " " + hours % 24 + " h");
    }
}
