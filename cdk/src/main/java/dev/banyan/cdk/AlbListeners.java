package dev.banyan.cdk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListener;

/**
 * The listeners of a {@link StranglerAlb}. They are written as plain resources, because the CDK's
 * richer listeners know no CloudFormation conditions.
 */
final class AlbListeners {

    /** TLS 1.2 and 1.3 with forward secrecy. */
    private static final String TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

    private final StranglerAlb alb;
    private final CfnListener http;
    private final List<AlbListener> all = new ArrayList<>();

    AlbListeners(StranglerAlb alb, String certificateArn) {
        this.alb = alb;
        http = listener("Http", 80, "HTTP").build();
        all.add(new AlbListener("Http", http, alb.noCertificate().orElse(null)));
        alb.hasCertificate().ifPresent(condition -> addHttps(condition, certificateArn));
        setDefault(notFound());
    }

    List<AlbListener> all() {
        return List.copyOf(all);
    }

    void forwardByDefault(RuleTarget target) {
        setDefault(Forward.to(target));
        all.forEach(listener -> target.usedBy(listener.resource()));
    }

    private void addHttps(CfnCondition condition, String certificateArn) {
        CfnListener https = listener("Https", 443, "HTTPS")
                .certificates(List.of(CfnListener.CertificateProperty.builder()
                        .certificateArn(certificateArn)
                        .build()))
                .sslPolicy(TLS_POLICY)
                .build();
        https.getCfnOptions().setCondition(condition);
        all.add(new AlbListener("Https", https, condition));
    }

    private CfnListener.Builder listener(String name, int port, String protocol) {
        return CfnListener.Builder.create(alb, name)
                .loadBalancerArn(alb.loadBalancer().getLoadBalancerArn())
                .port(port)
                .protocol(protocol)
                // Required by the builder; setDefault replaces it before anything is synthesized.
                .defaultActions(List.of());
    }

    private void setDefault(Map<String, Object> action) {
        for (AlbListener listener : all) {
            listener.resource().addPropertyOverride("DefaultActions", List.of(action));
        }
        alb.hasCertificate()
                .ifPresent(condition -> http.addPropertyOverride(
                        "DefaultActions", List.of(Fn.conditionIf(condition.getLogicalId(), redirect(), action))));
    }

    private static Map<String, Object> notFound() {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("StatusCode", "404");
        response.put("ContentType", "text/plain");
        response.put("MessageBody", "Not found");
        return action("fixed-response", "FixedResponseConfig", response);
    }

    private static Map<String, Object> redirect() {
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("Protocol", "HTTPS");
        target.put("Port", "443");
        target.put("StatusCode", "HTTP_301");
        return action("redirect", "RedirectConfig", target);
    }

    private static Map<String, Object> action(String type, String member, Map<String, Object> config) {
        Map<String, Object> action = new LinkedHashMap<>();
        action.put("Type", type);
        action.put(member, config);
        return action;
    }
}
