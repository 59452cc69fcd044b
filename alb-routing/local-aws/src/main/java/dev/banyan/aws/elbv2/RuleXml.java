package dev.banyan.aws.elbv2;

import dev.banyan.aws.wire.XmlWriter;
import dev.banyan.model.Condition;
import dev.banyan.model.HostHeaderCondition;
import dev.banyan.model.HttpHeaderCondition;
import dev.banyan.model.HttpMethodCondition;
import dev.banyan.model.PathPatternCondition;
import dev.banyan.model.QueryStringCondition;
import dev.banyan.model.Rule;
import dev.banyan.model.SourceIpCondition;
import dev.banyan.model.Transform;
import dev.banyan.model.UrlRewrite;
import java.util.List;

/** Writes rules. */
final class RuleXml {

    private RuleXml() {}

    static void write(XmlWriter xml, Rule rule, State state) {
        xml.text("RuleArn", rule.arn())
                .text("Priority", rule.priority())
                .list("Conditions", rule.conditions(), RuleXml::writeCondition);
        ActionXml.write(xml, "Actions", rule.actions(), state.authentication().get(rule.arn()));
        xml.text("IsDefault", rule.priority().isDefault())
                .list("Transforms", rule.transforms(), RuleXml::writeTransform);
    }

    private static void writeCondition(XmlWriter xml, Condition condition) {
        xml.text("Field", condition.field());
        if (condition instanceof HostHeaderCondition host) {
            writePatterns(xml, "HostHeaderConfig", host.values(), host.regexValues());
        } else if (condition instanceof PathPatternCondition path) {
            writePatterns(xml, "PathPatternConfig", path.values(), path.regexValues());
        } else if (condition instanceof HttpHeaderCondition header) {
            writeHeader(xml, header);
        } else if (condition instanceof HttpMethodCondition method) {
            xml.structure("HttpRequestMethodConfig", config -> config.texts("Values", method.values()));
        } else if (condition instanceof QueryStringCondition query) {
            writeQuery(xml, query);
        } else if (condition instanceof SourceIpCondition source) {
            xml.structure("SourceIpConfig", config -> config.texts("Values", source.values()));
        }
    }

    /** Values are told in the old form and in the typed one. */
    private static void writePatterns(XmlWriter xml, String member, List<String> values, List<String> regexValues) {
        if (regexValues.isEmpty()) {
            xml.texts("Values", values);
        }
        xml.structure(member, config -> writeEither(config, values, regexValues));
    }

    private static void writeEither(XmlWriter config, List<String> values, List<String> regexValues) {
        if (regexValues.isEmpty()) {
            config.texts("Values", values);
        } else {
            config.texts("RegexValues", regexValues);
        }
    }

    private static void writeHeader(XmlWriter xml, HttpHeaderCondition header) {
        xml.structure("HttpHeaderConfig", config -> {
            config.text("HttpHeaderName", header.name());
            writeEither(config, header.values(), header.regexValues());
        });
    }

    private static void writeQuery(XmlWriter xml, QueryStringCondition query) {
        xml.structure(
                "QueryStringConfig",
                config -> config.list(
                        "Values",
                        query.values(),
                        (member, pair) -> member.text("Key", pair.key()).text("Value", pair.value())));
    }

    private static void writeTransform(XmlWriter xml, Transform transform) {
        String member = transform instanceof UrlRewrite ? "UrlRewriteConfig" : "HostHeaderRewriteConfig";
        xml.text("Type", transform.type())
                .structure(
                        member,
                        config -> config.list(
                                "Rewrites",
                                transform.rewrites(),
                                (rewrite, one) ->
                                        rewrite.text("Regex", one.regex()).text("Replace", one.replace())));
    }
}
