package dev.banyan.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** Less usual ways to use the constructs. */
class ConstructEdgesTest {

    private final ConstructFixture fixture = new ConstructFixture();

    @Test
    void alb_withoutDefault_answers404() {
        fixture.alb();

        Template.fromStack(fixture.stack)
                .hasResourceProperties(
                        "AWS::ElasticLoadBalancingV2::Listener",
                        Map.of(
                                "DefaultActions",
                                List.of(Map.of(
                                        "Type",
                                        "fixed-response",
                                        "FixedResponseConfig",
                                        Match.objectLike(Map.of("StatusCode", "404"))))));
    }

    @Test
    void alb_internal_opensToItsNetworkOnly() {
        new StranglerAlb(
                fixture.stack,
                "Alb",
                StranglerAlbProps.builder()
                        .vpc(fixture.vpc)
                        .internetFacing(false)
                        .deletionProtection(false)
                        .dropInvalidHeaders(false)
                        .accessLogRetention(software.amazon.awscdk.Duration.days(7))
                        .build());

        Template template = Template.fromStack(fixture.stack);
        template.hasResourceProperties(
                "AWS::EC2::SecurityGroup",
                Map.of(
                        "SecurityGroupIngress",
                        List.of(Match.objectLike(Map.of(
                                "FromPort",
                                80,
                                "CidrIp",
                                Map.of("Fn::GetAtt", List.of("Vpc8378EB38", "CidrBlock")))))));
        template.hasResourceProperties(
                "AWS::S3::Bucket",
                Map.of(
                        "LifecycleConfiguration",
                        Map.of("Rules", List.of(Map.of("ExpirationInDays", 7, "Status", "Enabled")))));
    }

    @Test
    void legacyService_groupThatNoRuleUses_failsSynthesis() {
        StranglerAlb alb = fixture.alb();
        LegacyService monolith = new LegacyService(
                fixture.stack, "Monolith", fixture.monolith(alb).build());
        alb.forwardByDefault(monolith.targets());
        monolith.addRouteTargets("orders");

        assertThatThrownBy(fixture.app::synth)
                .hasMessageContaining("target group: orders of Example/Monolith"
                        + " (expected: used by a rule or as a listener's default)");
    }

    @Test
    void legacyService_sixthGroup_isRefused() {
        LegacyService monolith = new LegacyService(
                fixture.stack, "Monolith", fixture.monolith(fixture.alb()).build());
        List.of("a", "b", "c", "d").forEach(monolith::addRouteTargets);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> monolith.addRouteTargets("e"))
                .withMessage("target groups: 6 (expected: at most 5 of one service)");
    }

    @Test
    void lambdaRoute_outsideANetwork_hasNoConnections() {
        LambdaRoute route = new LambdaRoute(
                fixture.stack, "Prices", fixture.function(fixture.alb()).build());

        assertThatIllegalStateException()
                .isThrownBy(route::getConnections)
                .withMessage("network: none (expected: a network to have connections in)");
        assertThat(route.alias().getAliasName()).isEqualTo(LambdaRoute.ALIAS);
    }
}
