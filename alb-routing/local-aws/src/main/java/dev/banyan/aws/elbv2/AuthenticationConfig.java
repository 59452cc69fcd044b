package dev.banyan.aws.elbv2;

import dev.banyan.aws.wire.XmlWriter;
import java.util.Map;

/**
 * The settings of an authentication action, kept to be told again: requests of such a rule are refused here,
 * whatever the settings say. Secrets are not kept.
 *
 * @param member the member that holds them, such as {@code AuthenticateOidcConfig}
 * @param values texts, or maps of further members
 */
record AuthenticationConfig(String member, Map<String, Object> values) {

    void write(XmlWriter action) {
        action.structure(member, config -> write(config, values));
    }

    private static void write(XmlWriter xml, Map<?, ?> members) {
        members.forEach((name, value) -> {
            if (value instanceof Map<?, ?> below) {
                xml.structure(name.toString(), inner -> writeBelow(inner, below));
            } else {
                xml.text(name.toString(), value);
            }
        });
    }

    /** Lists and maps have numbers in requests, and a repeated element in answers. */
    private static void writeBelow(XmlWriter xml, Map<?, ?> members) {
        members.forEach((name, value) -> {
            if (value instanceof Map<?, ?> items && (name.equals("member") || name.equals("entry"))) {
                items.values().forEach(item -> writeItem(xml, name.toString(), item));
            } else {
                xml.text(name.toString(), value);
            }
        });
    }

    private static void writeItem(XmlWriter xml, String name, Object item) {
        if (item instanceof Map<?, ?> below) {
            xml.structure(name, inner -> write(inner, below));
        } else {
            xml.text(name, item);
        }
    }
}
