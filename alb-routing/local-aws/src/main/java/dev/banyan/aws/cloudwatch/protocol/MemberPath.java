package dev.banyan.aws.cloudwatch.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a member's name as AWS's constraints do: {@code metricData.1.member.value}. */
final class MemberPath {

    private MemberPath() {}

    static String of(String parameter) {
        List<String> parts = new ArrayList<>();
        for (String part : parameter.split("\\.", -1)) {
            int last = parts.size() - 1;
            if (Character.isDigit(part.charAt(0)) && parts.get(last).equals("member")) {
                parts.add(last, part);
            } else {
                parts.add(part.substring(0, 1).toLowerCase(Locale.ROOT) + part.substring(1));
            }
        }
        return String.join(".", parts);
    }
}
