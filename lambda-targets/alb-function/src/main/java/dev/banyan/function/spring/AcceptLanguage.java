package dev.banyan.function.spring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Reads Accept-Language headers. */
final class AcceptLanguage {

    private record Weighted(Locale locale, double weight) {}

    private AcceptLanguage() {}

    /** Returns the locales asked for, the most wanted first; the machine's own when none is. */
    static List<Locale> parse(List<String> headers) {
        List<Weighted> wanted = new ArrayList<>();
        for (String header : headers) {
            for (String range : header.split(",")) {
                String[] parts = range.split(";\\s*q=", 2);
                Locale locale = Locale.forLanguageTag(parts[0].trim());
                double weight = parts.length == 1 ? 1 : weight(parts[1].trim());
                if (weight > 0 && !parts[0].isBlank()) {
                    wanted.add(new Weighted(locale, weight));
                }
            }
        }
        // The sort is stable: of equal weights the first one stays first.
        wanted.sort(Comparator.comparingDouble(Weighted::weight).reversed());
        return wanted.isEmpty()
                ? List.of(Locale.getDefault())
                : wanted.stream().map(Weighted::locale).toList();
    }

    private static double weight(String value) {
        return value.matches("[01](\\.[0-9]{0,3})?") ? Double.parseDouble(value) : 0;
    }
}
