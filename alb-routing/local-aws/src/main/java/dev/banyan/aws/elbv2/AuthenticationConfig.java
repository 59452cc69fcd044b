package dev.banyan.aws.elbv2;

import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.XmlWriter;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an authentication action, kept to be told again: requests of such a rule are refused here,
 * whatever the settings say. Of a secret nothing is kept but that there is one.
 *
 * @param member the member that holds them, such as {@code AuthenticateOidcConfig}
 * @param values texts, or maps of further members
 * @param hasSecret whether a client secret was given
 */
record AuthenticationConfig(String member, Map<String, Object> values, boolean hasSecret) {

    static final String OIDC = "AuthenticateOidcConfig";

    /**
     * Returns these settings with the secret of the ones they replace, where they have none of their own.
     *
     * @throws AwsException if a secret is needed and there is none
     */
    AuthenticationConfig over(@Nullable AuthenticationConfig old) {
        if (!member.equals(OIDC) || hasSecret) {
            return this;
        }
        if (old == null || !old.hasSecret) {
            throw AwsException.of(
                    "InvalidLoadBalancerAction",
                    "UseExistingClientSecret: true (expected: a ClientSecret, since the rule has none)");
        }
        return new AuthenticationConfig(member, values, true);
    }

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
                items.entrySet().stream()
                        .sorted(Comparator.comparing(
                                item -> Integer.valueOf(item.getKey().toString())))
                        .forEach(item -> writeItem(xml, name.toString(), item.getValue()));
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
