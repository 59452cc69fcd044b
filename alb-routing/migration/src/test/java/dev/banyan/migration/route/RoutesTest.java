package dev.banyan.migration.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.migration.MigrationException;
import dev.banyan.migration.support.Endpoint;
import dev.banyan.migration.support.FakeLambda;
import dev.banyan.migration.support.Shop;
import dev.banyan.model.Arn;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

@SuppressWarnings("unchecked") // The SDK takes builders as varargs of a generic type.
class RoutesTest {

    private final Endpoint endpoint = new Endpoint();
    private final ElasticLoadBalancingV2Client client = endpoint.client();
    private final FakeLambda lambda = new FakeLambda();
    private final Routes routes = new Routes(client);
    private final Adopter adopter = new Adopter(client, lambda);

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void route_isFoundByItsTags_amongMoreRulesThanOneCallTells() {
        Shop shop = Shop.make(client, 2);
        for (int priority = 100; priority < 150; priority++) {
            Shop.rule(
                    client,
                    shop.listener(),
                    priority,
                    List.of("/" + priority),
                    List.of(),
                    Shop.tuple(shop.monolith(), 1));
        }
        Tag tag = Tag.builder().key(RouteTags.ROUTE).value("catalog").build();
        Arn lane = Shop.rule(
                client,
                shop.listener(),
                30,
                List.of("/lane"),
                List.of(tag),
                Shop.tuple(shop.route().lambdaGroup(), 1));

        Route found = routes.get("catalog");

        assertThat(found.rules()).isEqualTo(shop.route().rules());
        assertThat(found.lanes()).containsExactly(lane);
        assertThat(found.containerGroup()).isEqualTo(shop.route().containerGroup());
        assertThat(found.loadBalancerDimension()).startsWith("app/shop/");
        assertThat(routes.all()).containsExactly(found);
    }

    @Test
    void get_namesTheRoutesThatThereAre() {
        Shop.make(client, 1);

        assertThatThrownBy(() -> routes.get("orders"))
                .isInstanceOf(MigrationException.class)
                .hasMessage("route: orders (expected: one of [catalog], or banyan adopt RULE_ARN --route orders)");
    }

    @Test
    void tagsThatMakeNoRoute_areNamed() {
        Shop shop = Shop.make(client, 1);
        client.removeTags(request ->
                request.resourceArns(shop.route().lambdaGroup().value()).tagKeys(RouteTags.ROLE));

        assertThatThrownBy(() -> routes.get("catalog"))
                .hasMessage("route catalog: 0 target groups with the tag banyan:role=lambda (expected: one)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Catalog", "1st", "catalog_1", "a23456789012345678901234567890123"})
    void name_ofNoRoute_isRefused(String name) {
        assertThatThrownBy(() -> Route.checkName(name))
                .hasMessage("route: " + name + " (expected: 1 to 31 of a-z, 0-9 and -, a letter first)");
    }

    private AdoptionRequest request(Arn... rules) {
        return new AdoptionRequest("catalog", List.of(rules), null, null);
    }

    @Test
    void adopt_makesARoute_thatIsFound_andLacksNothing() {
        Shop shop = Shop.make(client, 1);
        untag(shop);
        lambda.allow(shop.route().lambdaGroup().value());
        client.registerTargets(
                request -> request.targetGroupArn(shop.route().lambdaGroup().value())
                        .targets(target -> target.id(FakeLambda.FUNCTION + ":live")));
        client.modifyTargetGroupAttributes(request -> request.targetGroupArn(
                        shop.route().lambdaGroup().value())
                .attributes(attribute ->
                        attribute.key("lambda.multi_value_headers.enabled").value("true")));

        Adoption adoption = adopter.adopt(request(shop.rule()));

        assertThat(adoption.missing()).isEmpty();
        assertThat(routes.get("catalog")).isEqualTo(adoption.route()).isEqualTo(shop.route());
    }

    private void untag(Shop shop) {
        for (Arn arn :
                List.of(shop.rule(), shop.route().containerGroup(), shop.route().lambdaGroup())) {
            client.removeTags(request -> request.resourceArns(arn.value()).tagKeys(RouteTags.ROUTE, RouteTags.ROLE));
        }
    }

    @Test
    void adopt_ofARuleThatKnowsNoLambda_saysWhatIsMissing() {
        Arn monolith = Shop.group(client, "monolith", List.of());
        Arn listener = Shop.listener(client, "shop", monolith);
        Arn function = Shop.functionGroup(client, "shop-fn", List.of());
        Arn rule = new Arn(client.createRule(request -> request.listenerArn(listener.value())
                        .priority(7)
                        .conditions(Shop.path(List.of("/catalog")))
                        .actions(Shop.forward(monolith)))
                .rules()
                .get(0)
                .ruleArn());

        assertThatThrownBy(() -> adopter.adopt(request(rule)))
                .isInstanceOf(AdoptionRefusedException.class)
                .hasMessage("route: the rules forward to no group of type lambda (expected: one; say which by"
                        + " --lambda-group)");
        Adoption adoption = adopter.adopt(new AdoptionRequest("catalog", List.of(rule), null, function));

        assertThat(adoption.missing())
                .extracting(Gap::kind)
                .containsExactly(
                        Gap.Kind.OWN_GROUP,
                        Gap.Kind.GROUP_IN_RULE,
                        Gap.Kind.GROUP_STICKINESS,
                        Gap.Kind.INVOKE_PERMISSION,
                        Gap.Kind.MULTI_VALUE_HEADERS);
        assertThat(adoption.missing().get(0).text())
                .isEqualTo(
                        "group monolith also serves the default rule: CloudWatch counts by group, so that its numbers"
                                + " prove nothing about this route");
        assertThat(routes.get("catalog").rules()).containsExactly(rule);
    }

    @Test
    void adopt_tellsAMissingPermission_fromOneOfAnotherGroup() {
        Shop shop = Shop.make(client, 1);
        client.registerTargets(
                request -> request.targetGroupArn(shop.route().lambdaGroup().value())
                        .targets(target -> target.id(FakeLambda.FUNCTION + ":live")));
        lambda.allow("arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/other/*");
        assertThat(kinds(shop)).contains(Gap.Kind.INVOKE_PERMISSION);

        lambda.allow("arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/shop-fn/*");
        assertThat(kinds(shop)).doesNotContain(Gap.Kind.INVOKE_PERMISSION);

        lambda.allow("");
        assertThat(kinds(shop)).doesNotContain(Gap.Kind.INVOKE_PERMISSION);
    }

    private List<Gap.Kind> kinds(Shop shop) {
        return adopter.adopt(request(shop.rule())).missing().stream()
                .map(Gap::kind)
                .toList();
    }

    @Test
    void adopt_doesNotGuess() {
        Shop shop = Shop.make(client, 1);
        Arn third = Shop.group(client, "third", List.of());
        Arn rule = Shop.rule(
                client,
                shop.listener(),
                7,
                List.of("/x"),
                List.of(),
                Shop.tuple(shop.monolith(), 1),
                Shop.tuple(third, 1));

        assertThatThrownBy(() -> adopter.adopt(new AdoptionRequest(
                        "x", List.of(rule), null, shop.route().lambdaGroup())))
                .hasMessageStartingWith("route: the rules forward to several groups of type ip or instance: [")
                .hasMessageEndingWith("(expected: one; say which by --container-group)");
        assertThatThrownBy(() -> adopter.adopt(new AdoptionRequest(
                        "x", List.of(rule), third, shop.route().lambdaGroup())))
                .hasMessageContaining("also forwards to [" + shop.monolith() + "]");
        assertThatThrownBy(() -> adopter.adopt(new AdoptionRequest("x", List.of(shop.rule()), null, null)))
                .hasMessageContaining("is of route catalog already");
    }

    @Test
    void adopt_refusesADefaultRule() {
        Shop shop = Shop.make(client, 1);
        Arn rule =
                new Arn(client
                        .describeRules(
                                request -> request.listenerArn(shop.listener().value()))
                        .rules()
                        .stream()
                        .filter(one -> one.isDefault())
                        .findFirst()
                        .orElseThrow()
                        .ruleArn());

        assertThatThrownBy(() -> adopter.adopt(request(rule)))
                .hasMessageContaining("is a listener's default rule, which cannot be weighted by rule");
    }
}
