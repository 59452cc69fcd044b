package dev.banyan.cdk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.DesyncMitigationMode;
import software.constructs.Construct;

/**
 * The Application Load Balancer that a monolith and its functions share: listeners for HTTP and
 * HTTPS, access logs, and the decisions that routing depends on.
 *
 * <p>With a certificate, HTTP redirects to HTTPS and HTTPS carries the rules; without one, HTTP
 * carries them. Which of the two holds is a CloudFormation condition, so one template serves both.
 * Until {@link #forwardByDefault} is called, requests that no rule matches get a 404.
 *
 * <pre>{@code
 * CfnParameter certificate = CfnParameter.Builder.create(this, "CertificateArn").defaultValue("").build();
 * StranglerAlb alb = new StranglerAlb(this, "Alb", StranglerAlbProps.builder()
 *         .vpc(vpc)
 *         .certificateArn(certificate.getValueAsString())
 *         .build());
 * alb.forwardByDefault(monolith.targets());
 * }</pre>
 */
public final class StranglerAlb extends Construct {

    private final IVpc vpc;
    private final ApplicationLoadBalancer loadBalancer;
    private final @Nullable CfnCondition hasCertificate;
    private final @Nullable CfnCondition noCertificate;
    private final AlbListeners listeners;
    private final Map<Integer, String> priorities = new HashMap<>();

    /** Creates the load balancer, its listeners, its security group and its log bucket. */
    public StranglerAlb(Construct scope, String id, StranglerAlbProps props) {
        super(scope, id);
        vpc = props.vpc();
        loadBalancer = loadBalancer(props);
        AccessLogs.keep(this, loadBalancer, props.accessLogRetention());
        openPorts(props);
        hasCertificate = props.certificateArn().map(this::createHasCertificate).orElse(null);
        noCertificate = hasCertificate == null ? null : createNoCertificate(hasCertificate);
        listeners = new AlbListeners(this, props.certificateArn().orElse(""));
    }

    /** The load balancer, for alarms, DNS records or a web ACL. */
    public ApplicationLoadBalancer loadBalancer() {
        return loadBalancer;
    }

    /** The network of the load balancer. */
    public IVpc vpc() {
        return vpc;
    }

    /** The listeners that carry rules, each with the condition under which it does. */
    public List<AlbListener> listeners() {
        return listeners.all();
    }

    /** Holds where HTTPS carries the rules; empty if no certificate was given at synthesis. */
    public Optional<CfnCondition> hasCertificate() {
        return Optional.ofNullable(hasCertificate);
    }

    /** Holds where HTTP carries the rules; empty if it always does. */
    public Optional<CfnCondition> noCertificate() {
        return Optional.ofNullable(noCertificate);
    }

    /** Forwards what no rule matches. */
    public void forwardByDefault(RuleTarget target) {
        listeners.forwardByDefault(target);
    }

    /**
     * Takes a priority on all listeners, since every rule is on each of them.
     *
     * @throws IllegalArgumentException if another rule has it
     */
    void claimPriority(int priority, String owner) {
        String other = priorities.putIfAbsent(priority, owner);
        if (other != null) {
            Arguments.check(false, "priority", priority, "unused on this load balancer, but " + other + " has it");
        }
    }

    private ApplicationLoadBalancer loadBalancer(StranglerAlbProps props) {
        return ApplicationLoadBalancer.Builder.create(this, "LoadBalancer")
                .vpc(props.vpc())
                .internetFacing(props.internetFacing())
                .deletionProtection(props.deletionProtection())
                .dropInvalidHeaderFields(props.dropInvalidHeaders())
                .desyncMitigationMode(DesyncMitigationMode.DEFENSIVE)
                .build();
    }

    private void openPorts(StranglerAlbProps props) {
        for (int port : props.certificateArn().isPresent() ? new int[] {80, 443} : new int[] {80}) {
            loadBalancer
                    .getConnections()
                    .allowFrom(
                            props.internetFacing()
                                    ? Peer.anyIpv4()
                                    : Peer.ipv4(props.vpc().getVpcCidrBlock()),
                            Port.tcp(port),
                            "Clients");
        }
        if (props.internetFacing()) {
            NagReasons.accept(
                    loadBalancer, "AwsSolutions-EC23", "A public web site: anyone may reach ports 80 and 443");
        }
    }

    private CfnCondition createHasCertificate(String certificateArn) {
        return CfnCondition.Builder.create(this, "HasCertificate")
                .expression(Fn.conditionNot(Fn.conditionEquals(certificateArn, "")))
                .build();
    }

    private CfnCondition createNoCertificate(CfnCondition opposite) {
        return CfnCondition.Builder.create(this, "NoCertificate")
                .expression(Fn.conditionNot(opposite))
                .build();
    }
}
