package dev.banyan.aws.elbv2;

import dev.banyan.aws.elbv2.State.PlacedListener;
import dev.banyan.aws.wire.XmlWriter;
import dev.banyan.model.Listener;
import dev.banyan.model.Protocol;
import dev.banyan.model.Rule;
import java.util.List;

/** Writes listeners. */
final class ListenerXml {

    private ListenerXml() {}

    static Rule defaultRule(Listener listener) {
        return listener.rules().get(listener.rules().size() - 1);
    }

    static void write(XmlWriter xml, PlacedListener placed, State state) {
        Listener listener = placed.listener();
        ListenerFacts facts = state.facts(listener);
        xml.text("ListenerArn", listener.arn())
                .text("LoadBalancerArn", placed.loadBalancer().arn())
                .text("Port", listener.port())
                .text("Protocol", listener.protocol());
        if (listener.protocol() == Protocol.HTTPS) {
            List<String> certificates = facts.certificates();
            xml.list(
                            "Certificates",
                            certificates.subList(0, Math.min(1, certificates.size())),
                            (certificate, arn) -> certificate.text("CertificateArn", arn))
                    .text("SslPolicy", facts.sslPolicy().isEmpty() ? SslPolicies.DEFAULT : facts.sslPolicy())
                    .structure("MutualAuthentication", mutual -> mutual.text("Mode", "off"));
        }
        Rule rule = defaultRule(listener);
        ActionXml.write(
                xml, "DefaultActions", rule.actions(), state.authentication().get(rule.arn()));
    }
}
