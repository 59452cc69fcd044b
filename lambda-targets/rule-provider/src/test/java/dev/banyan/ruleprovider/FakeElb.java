package dev.banyan.ruleprovider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The rules of listeners behind the ELBv2 query protocol, and the URL that takes answers for CloudFormation. */
final class FakeElb implements AutoCloseable {

    private final Map<String, FakeRule> rules = new TreeMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> answers = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile boolean nextCreateAnswerIsLost;
    private int made;

    FakeElb() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The actions called since the last time this was asked. */
    List<String> calls() {
        List<String> since = List.copyOf(calls);
        calls.clear();
        return since;
    }

    /** The latest answer to CloudFormation. */
    String answer() {
        return answers.get(answers.size() - 1);
    }

    FakeRule rule(String arn) {
        FakeRule rule = rules.get(arn);
        if (rule == null) {
            throw new IllegalStateException(arn + ": none (expected: one of " + rules.keySet() + ")");
        }
        return rule;
    }

    List<String> arns() {
        return List.copyOf(rules.keySet());
    }

    void loseTheNextCreateAnswer() {
        nextCreateAnswerIsLost = true;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (exchange.getRequestMethod().equals("PUT")) {
                answers.add(body);
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            Map<String, String> form = form(body);
            String action = form.getOrDefault("Action", "");
            calls.add(action);
            String failure = "";
            String result = "";
            try {
                result = answer(action, form);
            } catch (ElbError error) {
                failure = error.code;
            }
            if (action.equals("CreateRule") && nextCreateAnswerIsLost) {
                nextCreateAnswerIsLost = false;
                return;
            }
            respond(exchange, action, result, failure);
        }
    }

    private synchronized String answer(String action, Map<String, String> form) {
        String arn = form.getOrDefault("RuleArn", "");
        return switch (action) {
            case "CreateRule" -> "<Rules>" + create(form).xml() + "</Rules>";
            case "DescribeRules" -> "<Rules>" + describe(form) + "</Rules>";
            case "ModifyRule" -> "<Rules>" + existing(arn).modify(form).xml() + "</Rules>";
            case "DeleteRule" -> delete(existing(arn).arn());
            case "SetRulePriorities" -> setPriority(form);
            case "AddTags" ->
                existing(form.getOrDefault("ResourceArns.member.1", "")).addTags(form);
            case "RemoveTags" ->
                existing(form.getOrDefault("ResourceArns.member.1", "")).removeTags(form);
            case "DescribeTags" ->
                existing(form.getOrDefault("ResourceArns.member.1", "")).tagsXml();
            default -> throw new ElbError("InvalidAction");
        };
    }

    private FakeRule create(Map<String, String> form) {
        String listener = form.getOrDefault("ListenerArn", "");
        String priority = form.getOrDefault("Priority", "");
        requireFree(listener, priority);
        made++;
        FakeRule rule =
                new FakeRule(listener.replace(":listener/", ":listener-rule/") + "/rule" + made, listener, priority);
        rule.modify(form).addTags(form);
        rules.put(rule.arn(), rule);
        return rule;
    }

    private String describe(Map<String, String> form) {
        String arn = form.get("RuleArns.member.1");
        if (arn != null) {
            return existing(arn).xml();
        }
        String listener = form.getOrDefault("ListenerArn", "");
        StringBuilder xml = new StringBuilder();
        for (FakeRule rule : rules.values()) {
            xml.append(rule.listener().equals(listener) ? rule.xml() : "");
        }
        return xml.append(
                        "<member><RuleArn>default</RuleArn><Priority>default</Priority><IsDefault>true</IsDefault></member>")
                .toString();
    }

    private String setPriority(Map<String, String> form) {
        FakeRule rule = existing(form.getOrDefault("RulePriorities.member.1.RuleArn", ""));
        String priority = form.getOrDefault("RulePriorities.member.1.Priority", "");
        requireFree(rule.listener(), priority);
        rule.setPriority(priority);
        return "";
    }

    private String delete(String arn) {
        rules.remove(arn);
        return "";
    }

    private void requireFree(String listener, String priority) {
        for (FakeRule rule : rules.values()) {
            if (rule.listener().equals(listener) && rule.priority().equals(priority)) {
                throw new ElbError("PriorityInUse");
            }
        }
    }

    private FakeRule existing(String arn) {
        FakeRule rule = rules.get(arn);
        if (rule == null) {
            throw new ElbError("RuleNotFound");
        }
        return rule;
    }

    private static void respond(HttpExchange exchange, String action, String result, String failure)
            throws IOException {
        String metadata = "<RequestId>1</RequestId>";
        String xml = failure.isEmpty()
                ? "<" + action + "Response><" + action + "Result>" + result + "</" + action
                        + "Result><ResponseMetadata>" + metadata + "</ResponseMetadata></" + action + "Response>"
                : "<ErrorResponse><Error><Type>Sender</Type><Code>" + failure
                        + "</Code><Message>refused</Message></Error>" + metadata + "</ErrorResponse>";
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(failure.isEmpty() ? 200 : 400, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new TreeMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            form.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
        }
        return form;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static final class ElbError extends RuntimeException {
        private final String code;

        private ElbError(String code) {
            super(code);
            this.code = code;
        }
    }

    /** One rule; what it does is kept as the parameters that it was written with. */
    static final class FakeRule {
        private final String arn;
        private final String listener;
        private final TreeMap<String, String> conditions = new TreeMap<>();
        private final Map<String, String> weights = new TreeMap<>();
        private final Map<String, String> tags = new TreeMap<>();
        private String priority;
        private @Nullable String stickySeconds;

        private FakeRule(String arn, String listener, String priority) {
            this.arn = arn;
            this.listener = listener;
            this.priority = priority;
        }

        String arn() {
            return arn;
        }

        String listener() {
            return listener;
        }

        String priority() {
            return priority;
        }

        Map<String, String> conditions() {
            return conditions;
        }

        Map<String, String> weights() {
            return weights;
        }

        Map<String, String> tags() {
            return tags;
        }

        @Nullable
        String stickySeconds() {
            return stickySeconds;
        }

        private void setPriority(String next) {
            priority = next;
        }

        private FakeRule modify(Map<String, String> form) {
            if (form.containsKey("Conditions.member.1.Field")) {
                conditions.clear();
            }
            if (form.containsKey("Actions.member.1.Type")) {
                weights.clear();
            }
            String forward = "Actions.member.1.ForwardConfig.";
            form.forEach((name, value) -> {
                if (name.startsWith("Conditions.member.")) {
                    conditions.put(name.substring("Conditions.member.".length()), value);
                }
                if (name.startsWith(forward) && name.endsWith(".TargetGroupArn")) {
                    String weight = name.replace(".TargetGroupArn", ".Weight");
                    weights.put(value, form.getOrDefault(weight, "1"));
                }
            });
            if (form.containsKey("Actions.member.1.Type")) {
                stickySeconds = form.get(forward + "TargetGroupStickinessConfig.DurationSeconds");
            }
            return this;
        }

        private String addTags(Map<String, String> form) {
            form.forEach((name, value) -> {
                if (name.startsWith("Tags.member.") && name.endsWith(".Key")) {
                    tags.put(value, form.getOrDefault(name.replace(".Key", ".Value"), ""));
                }
            });
            return "";
        }

        private String removeTags(Map<String, String> form) {
            List<String> keys = new ArrayList<>();
            form.forEach((name, value) -> {
                if (name.startsWith("TagKeys.member.")) {
                    keys.add(value);
                }
            });
            tags.keySet().removeAll(keys);
            return "";
        }

        private String tagsXml() {
            StringBuilder xml =
                    new StringBuilder("<TagDescriptions><member><ResourceArn>" + arn + "</ResourceArn><Tags>");
            tags.forEach(
                    (key, value) -> xml.append("<member><Key>" + key + "</Key><Value>" + value + "</Value></member>"));
            return xml.append("</Tags></member></TagDescriptions>").toString();
        }

        private String xml() {
            StringBuilder xml = new StringBuilder(
                    "<member><RuleArn>" + arn + "</RuleArn><Priority>" + priority
                            + "</Priority><IsDefault>false</IsDefault><Actions><member><Type>forward</Type><ForwardConfig><TargetGroups>");
            weights.forEach((group, weight) -> xml.append(
                    "<member><TargetGroupArn>" + group + "</TargetGroupArn><Weight>" + weight + "</Weight></member>"));
            xml.append(
                    "</TargetGroups><TargetGroupStickinessConfig><Enabled>" + (stickySeconds != null) + "</Enabled>");
            if (stickySeconds != null) {
                xml.append("<DurationSeconds>" + stickySeconds + "</DurationSeconds>");
            }
            return xml.append("</TargetGroupStickinessConfig></ForwardConfig></member></Actions></member>")
                    .toString();
        }
    }
}
