package dev.banyan.migration.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.migration.rule.RuleChangeRefusedException.Reason;
import dev.banyan.migration.support.Endpoint;
import dev.banyan.migration.support.Shop;
import dev.banyan.model.Arn;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RulePriorityPair;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleTransform;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TransformTypeEnum;

@SuppressWarnings("unchecked") // The SDK takes builders as varargs of a generic type.
class RuleChangeTest {

    private final Endpoint endpoint = new Endpoint();
    private final ElasticLoadBalancingV2Client client = endpoint.client();
    private final Shop shop = Shop.make(client, 1);
    private final LiveRules rules = new LiveRules(client);
    private final RuleChange change = new RuleChange(client);

    @AfterEach
    void close() {
        endpoint.close();
    }

    private ExpectedRule expected() {
        return ExpectedRule.of(rules.get(shop.rule()));
    }

    private GroupWeights wanted(String percent) {
        return expected()
                .weights()
                .withShare(shop.route().containerGroup(), shop.route().lambdaGroup(), Share.parse(percent));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | shop 999, shop-fn 0",
                "0.1 | shop 999, shop-fn 1",
                "2.5 | shop 975, shop-fn 25",
                "50 | shop 500, shop-fn 500",
                "99.9 | shop 1, shop-fn 999",
                "100 | shop 0, shop-fn 999"
            })
    void write_isExactTo_aTenthOfAPercent(String percent, String weights) {
        change.write(expected(), wanted(percent));

        assertThat(shop.weights()).containsExactly(weights);
        assertThat(rules.get(shop.rule())
                        .weights()
                        .orElseThrow()
                        .nearestShare(shop.route().lambdaGroup()))
                .isEqualTo(Share.parse(percent));
    }

    @Test
    void write_keepsEverythingElse() {
        RuleTransform transform = RuleTransform.builder()
                .type(TransformTypeEnum.URL_REWRITE)
                .urlRewriteConfig(
                        config -> config.rewrites(one -> one.regex("^/catalog").replace("/c")))
                .build();
        client.modifyRule(request -> request.ruleArn(shop.rule().value()).transforms(transform));
        LiveRule before = rules.get(shop.rule());

        RuleChange.Result result = change.write(expected(), wanted("10"));

        assertThat(result.outcome()).isEqualTo(RuleChange.Outcome.WRITTEN);
        assertThat(result.rule().shape()).isEqualTo(before.shape());
        assertThat(result.rule().stickiness()).contains(Duration.ofMinutes(10));
        assertThat(result.rule().rule().transforms()).isEqualTo(before.rule().transforms());
        assertThat(result.rule().rule().conditions()).isEqualTo(before.rule().conditions());
    }

    @Test
    void write_findsItsOwnEarlierWrite() {
        ExpectedRule before = expected();
        change.write(before, wanted("10"));

        assertThat(change.write(before, wanted("10")).outcome()).isEqualTo(RuleChange.Outcome.FOUND);
    }

    @Test
    void write_refusesWeightsSetByHand_andNamesThem() {
        ExpectedRule before = expected();
        shop.setByHand(shop.rule(), 300, 700);

        assertThatThrownBy(() -> change.write(before, wanted("10")))
                .isInstanceOfSatisfying(RuleChangeRefusedException.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.FOREIGN_CHANGE);
                    assertThat(refused.differences())
                            .containsExactly("weights: shop 999, shop-fn 0 -> shop 300, shop-fn 700");
                });
        assertThat(shop.weights()).containsExactly("shop 300, shop-fn 700");
    }

    @Test
    void write_refusesOtherConditions_andNamesThem() {
        ExpectedRule before = expected();
        client.modifyRule(request -> request.ruleArn(shop.rule().value()).conditions(Shop.path(List.of("/catalog"))));

        assertThatThrownBy(() -> change.write(before, wanted("10")))
                .isInstanceOf(RuleChangeRefusedException.class)
                .hasMessageContaining("conditions: [{Field path-pattern, PathPatternConfig {Values [/catalog, "
                        + "/catalog/*]}}] -> [{Field path-pattern, PathPatternConfig {Values [/catalog]}}]");
    }

    @Test
    void write_refusesOtherPriorityAndStickiness() {
        ExpectedRule before = expected();
        client.setRulePriorities(request -> request.rulePriorities(RulePriorityPair.builder()
                .ruleArn(shop.rule().value())
                .priority(41)
                .build()));
        client.modifyRule(request -> request.ruleArn(shop.rule().value())
                .actions(Action.builder()
                        .type(ActionTypeEnum.FORWARD)
                        .forwardConfig(config -> config.targetGroups(
                                Shop.tuple(shop.route().containerGroup(), 999),
                                Shop.tuple(shop.route().lambdaGroup(), 0)))
                        .build()));

        assertThatThrownBy(() -> change.write(before, wanted("10")))
                .isInstanceOfSatisfying(
                        RuleChangeRefusedException.class,
                        refused -> assertThat(refused.differences())
                                .containsExactly("priority: 40 -> 41", "stickiness: 600 s -> off"));
    }

    @Test
    void write_refusesARuleThatIsGone() {
        ExpectedRule before = expected();
        client.deleteRule(request -> request.ruleArn(shop.rule().value()));

        assertThatThrownBy(() -> change.write(before, before.weights()))
                .isInstanceOfSatisfying(
                        RuleChangeRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.GONE));
    }

    /** Somebody writes between our write and our reading back. */
    @Test
    void write_findsWhatCameAfterIt() {
        ExecutionInterceptor intruder = new ExecutionInterceptor() {
            @Override
            public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
                if (context.request() instanceof ModifyRuleRequest) {
                    shop.setByHand(shop.rule(), 1, 1);
                }
            }
        };
        try (ElasticLoadBalancingV2Client watched = endpoint.client(List.of(intruder))) {
            assertThatThrownBy(() -> new RuleChange(watched).write(expected(), wanted("10")))
                    .isInstanceOfSatisfying(
                            RuleChangeRefusedException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_AS_WRITTEN));
        }
    }

    @Test
    void actionsWith_keepTheLogin_andItsSecret() {
        Rule rule = Rule.builder()
                .ruleArn("arn:aws:elasticloadbalancing:eu-central-1:1:listener-rule/app/a/b/c/d")
                .priority("7")
                .actions(
                        Action.builder()
                                .type(ActionTypeEnum.AUTHENTICATE_OIDC)
                                .order(1)
                                .authenticateOidcConfig(oidc -> oidc.clientId("id")
                                        .issuer("https://login")
                                        .clientSecret("kept nowhere"))
                                .build(),
                        Action.builder()
                                .type(ActionTypeEnum.FORWARD)
                                .order(2)
                                .targetGroupArn(shop.route().containerGroup().value())
                                .build())
                .build();
        LiveRule live = new LiveRule(rule);

        List<Action> actions = live.actionsWith(wanted("10"));

        assertThat(actions.get(0).authenticateOidcConfig().useExistingClientSecret())
                .isTrue();
        assertThat(actions.get(0).authenticateOidcConfig().clientSecret()).isNull();
        assertThat(actions.get(0).authenticateOidcConfig().issuer()).isEqualTo("https://login");
        assertThat(actions.get(1).order()).isEqualTo(2);
        assertThat(actions.get(1).targetGroupArn()).isNull();
        assertThat(actions.get(1).forwardConfig().targetGroups()).hasSize(2);
        assertThat(live.shape().parts().toString())
                .contains("Issuer https://login")
                .doesNotContain("kept nowhere");
        assertThat(live.listener())
                .isEqualTo(new Arn("arn:aws:elasticloadbalancing:eu-central-1:1:listener/app/a/b/c"));
    }

    @Test
    void stickyFacts_tellTheLongestTail() {
        LiveRule sticky = rules.get(shop.rule());

        assertThat(StickyFacts.of(sticky, OptionalLong.of(37)).sentence())
                .isEqualTo(
                        "37 clients may stay on Lambda up to 600 s after their last answer; --hard takes the group out of"
                                + " the forward and ends that");
        assertThat(new StickyFacts(Duration.ZERO, null).sentence())
                .isEqualTo("no client is pinned: weight 0 takes effect with the next request");
    }
}
