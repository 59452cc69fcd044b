package dev.banyan.template;

import dev.banyan.model.Arn;
import dev.banyan.model.ErrorCode;
import dev.banyan.model.Listener;
import dev.banyan.model.ListenerAttributes;
import dev.banyan.model.Protocol;
import dev.banyan.model.Rule;
import dev.banyan.template.evaluation.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a listener with the rules that name it. */
final class ListenerReader {

    private final Reading reading;
    private final RuleReader rules;
    private final Map<Arn, List<Rule>> rulesByListener;

    ListenerReader(Reading reading, RuleReader rules, Map<Arn, List<Rule>> rulesByListener) {
        this.reading = reading;
        this.rules = rules;
        this.rulesByListener = rulesByListener;
    }

    Listener read(TemplateResource resource) {
        Value listener = resource.values(reading.evaluator());
        Arn arn = new Arn(reading.physical().reference(resource.logicalId(), resource.logicalId()));
        Protocol protocol = protocol(listener);
        Map<String, String> attributes = listener.get("ListenerAttributes").pairs("Key", "Value");
        nameUnsupported(resource, listener, attributes);
        List<Rule> all = new ArrayList<>(rulesByListener.getOrDefault(arn, List.of()));
        all.add(rules.readDefault(resource, listener.get("DefaultActions"), arn));
        ListenerAttributes read = listener.get("ListenerAttributes").make(() -> new ListenerAttributes(attributes));
        int port = port(listener.get("Port"));
        return reading.make(listener, () -> new Listener(arn, protocol, port, all, read));
    }

    private void nameUnsupported(TemplateResource resource, Value listener, Map<String, String> attributes) {
        attributes.forEach((key, value) -> {
            if (key.contains("mtls") && !value.isEmpty()) {
                reading.unsupported(resource, key, "is " + value + "; client certificates are not asked for");
            }
        });
        if (!listener.get("MutualAuthentication").get("Mode").text("off").equals("off")) {
            reading.unsupported(resource, "MutualAuthentication", "client certificates are not asked for");
        }
    }

    private static int port(Value port) {
        if (!port.isPresent()) {
            throw port.refused(ErrorCode.VALIDATION_ERROR, "A listener port must be specified");
        }
        int number = port.integer();
        if (number < 1 || number > 65_535) {
            throw port.unexpected("1 to 65535");
        }
        return number;
    }

    private static Protocol protocol(Value listener) {
        Value protocol = listener.get("Protocol");
        if (!protocol.isPresent()) {
            throw protocol.refused(ErrorCode.VALIDATION_ERROR, "A listener protocol must be specified");
        }
        if (!List.of("HTTP", "HTTPS").contains(protocol.text())) {
            throw protocol.refused(
                    ErrorCode.VALIDATION_ERROR,
                    "Listener protocol '" + protocol.text() + "' must be one of 'HTTP, HTTPS'");
        }
        Protocol read = Protocol.valueOf(protocol.text());
        Value certificates = listener.get("Certificates");
        if (read == Protocol.HTTPS && certificates.list().size() != 1) {
            throw certificates.refused(
                    ErrorCode.INVALID_CONFIGURATION_REQUEST,
                    "You must provide a list containing exactly one certificate if the listener protocol is HTTPS.");
        }
        return read;
    }
}
