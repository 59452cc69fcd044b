package dev.banyan.cdk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.ec2.Connections;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ecs.CfnService;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerInsights;
import software.amazon.awscdk.services.ecs.DeploymentCircuitBreaker;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.PropagatedTagSource;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.TargetType;
import software.constructs.Construct;

/**
 * A Spring Boot monolith on Fargate: arm64 tasks in private subnets, replaced without a gap, rolled
 * back when a deployment does not get healthy.
 *
 * <p>{@link #targets()} is its target group for everything. A capability that shall move to Lambda
 * gets a group of its own by {@link #addRouteTargets}, with the same tasks in it, because metrics of
 * a shared group say nothing about one route. The service is created after every listener and rule
 * that uses one of its groups.
 *
 * <pre>{@code
 * LegacyService monolith = new LegacyService(this, "Monolith", LegacyServiceProps.builder()
 *         .alb(alb)
 *         .image(ContainerImage.fromEcrRepository(repository, "1.4.2"))
 *         .environment("SPRING_DATASOURCE_URL", url)
 *         .secret("SPRING_DATASOURCE_PASSWORD", Secret.fromSecretsManager(secret, "password"))
 *         .build());
 * alb.forwardByDefault(monolith.targets());
 * ContainerTargets orders = monolith.addRouteTargets("orders");
 * }</pre>
 */
public final class LegacyService extends Construct implements IConnectable {

    /** ECS registers a service with at most this many target groups. */
    private static final int MAXIMUM_GROUPS = 5;

    private final LegacyServiceProps props;
    private final FargateService service;
    private final List<ContainerTargets> groups = new ArrayList<>();
    private final ServiceOrder order;
    private final ContainerTargets targets;

    /** Creates cluster, task definition, service and the default target group. */
    public LegacyService(Construct scope, String id, LegacyServiceProps props) {
        super(scope, id);
        this.props = props;
        service = service();
        CfnService resource = (CfnService) service.getNode().findChild("Service");
        order = new ServiceOrder(resource);
        targets = addTargets("Targets", null);
        props.alb().loadBalancer().getConnections().allowTo(service, Port.tcp(props.containerPort()), "Requests");
        props.localRun().ifPresent(localRun -> resource.addMetadata(LocalRun.METADATA_KEY, localRun.toMetadata()));
        getNode().addValidation(new GroupsAreUsed(getNode().getPath(), groups));
    }

    /** The target group of everything that has no route of its own. */
    public ContainerTargets targets() {
        return targets;
    }

    /** The service, for scaling, alarms and permissions of its task role. */
    public FargateService fargateService() {
        return service;
    }

    /**
     * Adds a target group with the same tasks for one route.
     *
     * @throws IllegalArgumentException if the name is not a route's, or ECS takes no more groups
     */
    public ContainerTargets addRouteTargets(String route) {
        RouteTags.checkName(route);
        return addTargets("Targets-" + route, route);
    }

    @Override
    public Connections getConnections() {
        return service.getConnections();
    }

    private FargateService service() {
        return FargateService.Builder.create(this, "Service")
                .cluster(Cluster.Builder.create(this, "Cluster")
                        .vpc(props.alb().vpc())
                        .containerInsightsV2(ContainerInsights.ENABLED)
                        .build())
                .taskDefinition(LegacyTask.define(this, props))
                .desiredCount(props.desiredCount())
                .minHealthyPercent(100)
                .maxHealthyPercent(200)
                .circuitBreaker(
                        DeploymentCircuitBreaker.builder().rollback(true).build())
                .healthCheckGracePeriod(props.startupTime())
                .assignPublicIp(false)
                .vpcSubnets(SubnetSelection.builder()
                        .subnetType(SubnetType.PRIVATE_WITH_EGRESS)
                        .build())
                .propagateTags(PropagatedTagSource.SERVICE)
                .build();
    }

    private ContainerTargets addTargets(String id, @Nullable String route) {
        Arguments.check(
                groups.size() < MAXIMUM_GROUPS,
                "target groups",
                groups.size() + 1,
                "at most " + MAXIMUM_GROUPS + " of one service");
        ApplicationTargetGroup group = group(id);
        if (route != null) {
            Tags.of(group).add(RouteTags.ROUTE, route);
            Tags.of(group).add(RouteTags.ROLE, RouteTags.CONTAINER);
        }
        service.attachToApplicationTargetGroup(group);
        ContainerTargets added = new ContainerTargets(order, group, route);
        groups.add(added);
        return added;
    }

    private ApplicationTargetGroup group(String id) {
        return ApplicationTargetGroup.Builder.create(this, id)
                .vpc(props.alb().vpc())
                .targetType(TargetType.IP)
                .protocol(ApplicationProtocol.HTTP)
                .port(props.containerPort())
                .deregistrationDelay(props.deregistrationDelay())
                .healthCheck(HealthCheck.builder()
                        .path(props.healthCheckPath())
                        .healthyHttpCodes("200")
                        .interval(Duration.seconds(10))
                        .timeout(Duration.seconds(5))
                        .healthyThresholdCount(2)
                        .unhealthyThresholdCount(3)
                        .build())
                .build();
    }
}
