package dev.banyan.aws.elbv2;

import dev.banyan.aws.query.Caller;
import dev.banyan.aws.query.Members;
import dev.banyan.aws.query.QueryOperation;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.XmlWriter;
import dev.banyan.model.Arn;
import dev.banyan.model.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Lists, adds and removes the certificates of a listener. */
final class CertificateActions {

    private final ControlPlane plane;

    CertificateActions(ControlPlane plane) {
        this.plane = plane;
    }

    QueryOperation describe(Caller caller, Members request) {
        Arn arn = ListenerActions.arn(request, caller);
        Paging paging = Paging.parse(request);
        return result -> {
            State state = plane.state();
            List<String> certificates =
                    state.facts(state.listener(arn).listener()).certificates();
            paging.write(
                    result,
                    "Certificates",
                    certificates,
                    certificate -> certificate,
                    (xml, certificate) -> write(xml, certificate, certificate.equals(certificates.get(0))));
        };
    }

    private static void write(XmlWriter xml, String certificate, boolean isDefault) {
        xml.text("CertificateArn", certificate).text("IsDefault", isDefault);
    }

    QueryOperation add(Caller caller, Members request) {
        Arn arn = ListenerActions.arn(request, caller);
        List<String> added = required(request);
        return result -> {
            change(arn, old -> {
                List<String> all = new ArrayList<>(old);
                added.stream().filter(certificate -> !old.contains(certificate)).forEach(all::add);
                // The default certificate does not count.
                Quotas.check(
                        old.size() - 1,
                        all.size() - 1,
                        Quotas.CERTIFICATES,
                        "TooManyCertificates",
                        "certificates per load balancer");
                return all;
            });
            result.list("Certificates", added, (xml, certificate) -> write(xml, certificate, false));
        };
    }

    QueryOperation remove(Caller caller, Members request) {
        Arn arn = ListenerActions.arn(request, caller);
        List<String> removed = required(request);
        return result -> change(arn, old -> {
            if (removed.contains(old.get(0))) {
                throw AwsException.of("OperationNotPermitted", "Default certificate cannot be removed");
            }
            return old.stream()
                    .filter(certificate -> !removed.contains(certificate))
                    .toList();
        });
    }

    private List<String> required(Members request) {
        List<String> certificates = ListenerParser.certificates(request, plane::hasCertificate);
        if (certificates.isEmpty()) {
            throw request.missing("Certificates");
        }
        return certificates;
    }

    private void change(Arn arn, UnaryOperator<List<String>> operation) {
        plane.store().change(state -> {
            var listener = state.listener(arn).listener();
            ListenerFacts facts = state.facts(listener);
            if (listener.protocol() != Protocol.HTTPS || facts.certificates().isEmpty()) {
                throw AwsException.validation("Certificates can only be changed if the listener protocol is HTTPS");
            }
            return state.with(arn, facts.withCertificates(operation.apply(facts.certificates())));
        });
    }
}
