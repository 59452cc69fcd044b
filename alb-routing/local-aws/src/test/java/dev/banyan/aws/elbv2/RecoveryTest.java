package dev.banyan.aws.elbv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.aws.elbv2.State.PlacedRule;
import dev.banyan.aws.journal.Journal;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.model.Action;
import dev.banyan.model.Arn;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.Listener;
import dev.banyan.model.LoadBalancerAttributes;
import dev.banyan.model.Priority;
import dev.banyan.model.Protocol;
import dev.banyan.model.Routing;
import dev.banyan.model.Rule;
import dev.banyan.model.Target;
import dev.banyan.model.TargetGroup;
import dev.banyan.model.TargetType;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a restart makes of the API's changes and a template that has changed meanwhile. */
class RecoveryTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Arn MADE = Base.ruleArn(15);
    private static final Arn MADE_GROUP = Base.arn("targetgroup/made/9999999999999999");
    private static final Target OTHER = new Target.Ip("127.0.0.1", 9999);

    private final Journal journal = Journal.inMemory();
    private final Elbv2Store store = open(new Base());

    private Elbv2Store open(Base base) {
        return Elbv2Store.open(base.routing(), RoutingSink.NONE, journal, NOW);
    }

    private void changeRule(Arn arn, Function<Rule, Rule> change) {
        store.change(state -> {
            PlacedRule placed = state.rule(arn);
            return state.with(new PlacedRule(placed.loadBalancer(), placed.listener(), change.apply(placed.rule())));
        });
    }

    private void shift(Arn arn, int weight) {
        changeRule(arn, rule -> withAction(rule, Base.forward(Base.CATALOG, 100 - weight, Base.FUNCTION, weight)));
    }

    private static Rule withAction(Rule rule, Action action) {
        return new Rule(
                rule.arn(), rule.priority(), rule.conditions(), List.of(action), rule.transforms(), rule.tags());
    }

    private void make(Rule rule) {
        store.change(state -> {
            var placed = state.listener(Base.LISTENER);
            return state.with(new PlacedRule(placed.loadBalancer(), placed.listener(), rule));
        });
    }

    private void delete(Arn rule) {
        store.change(state -> {
            PlacedRule placed = state.rule(rule);
            List<Rule> rules = new ArrayList<>(placed.listener().rules());
            rules.remove(placed.rule());
            return state.with(placed.loadBalancer(), Copies.withRules(placed.listener(), rules));
        });
    }

    private static int weight(Elbv2Store store, Arn rule) {
        return ((ForwardAction) store.state().rule(rule).rule().routingAction())
                .targetGroups()
                .get(1)
                .weight()
                .value();
    }

    private static Map<Arn, Entity> entities(Elbv2Store store) {
        return Entities.of(store.state());
    }

    private static List<String> droppedNames(Elbv2Store store) {
        return store.dropped().stream()
                .map(one -> one.arn().resource().split("/", 2)[0] + ": "
                        + one.reason().split(":", 2)[0])
                .toList();
    }

    @Test
    void withoutChanges_theTemplateIsThere_andTheJournalSaysNothingOfIt() {
        assertThat(store.routing()).isEqualTo(new Base().routing());
        assertThat(journal.entries("elbv2")).isEmpty();
    }

    @Test
    void sameTemplate_everyChangeIsAppliedAgain() {
        shift(Base.ruleArn(10), 30);
        make(Base.rule(15, Base.CATALOG, 1, Base.FUNCTION, 1));
        delete(Base.ruleArn(20));
        store.change(state -> state.with(Base.group(MADE_GROUP, TargetType.IP, OTHER)));
        store.change(state -> state.with(
                Base.BALANCER, state.facts(state.loadBalancer(Base.BALANCER)).withTags(Map.of("team", "shop"))));

        Elbv2Store again = open(new Base());

        assertThat(entities(again)).isEqualTo(entities(store));
        assertThat(again.dropped()).isEmpty();
        assertThat(weight(again, Base.ruleArn(10))).isEqualTo(30);
    }

    @Test
    void changeBackToTheTemplate_leavesNoEntry() {
        shift(Base.ruleArn(10), 30);
        shift(Base.ruleArn(10), 0);

        assertThat(journal.entries("elbv2")).isEmpty();
    }

    @Test
    void changedInTheTemplate_theTemplateWins_othersStay() {
        shift(Base.ruleArn(10), 30);
        changeRule(Base.ruleArn(20), rule -> Copies.withTags(rule, Map.of("a", "b")));

        Elbv2Store again = open(new Base().put(Base.rule(10, Base.CATALOG, 50, Base.FUNCTION, 50)));

        assertThat(weight(again, Base.ruleArn(10))).isEqualTo(50);
        assertThat(again.state().rule(Base.ruleArn(20)).rule().tags()).containsEntry("a", "b");
        assertThat(again.dropped()).containsExactly(new Dropped(Base.ruleArn(10), "the template changed it since"));
        // What was dropped once is forgotten.
        assertThat(open(new Base()).dropped()).isEmpty();
        assertThat(weight(open(new Base()), Base.ruleArn(10))).isZero();
    }

    @Test
    void goneFromTheTemplate_isNamed_deletedThereAndHere_isNot() {
        shift(Base.ruleArn(10), 30);
        delete(Base.ruleArn(20));

        Elbv2Store again = open(new Base().without(Base.ruleArn(10)).without(Base.ruleArn(20)));

        assertThat(droppedNames(again)).containsExactly("listener-rule: the template no longer has it");
        assertThat(journal.entries("elbv2")).isEmpty();
    }

    @Test
    void deletedRule_thatTheTemplateChanged_isBack() {
        delete(Base.ruleArn(20));

        assertThat(Entities.of(open(new Base()).state())).doesNotContainKey(Base.ruleArn(20));
        Elbv2Store again = open(new Base().put(Base.rule(20, Base.STOREFRONT, 1, Base.FUNCTION, 9)));

        assertThat(weight(again, Base.ruleArn(20))).isEqualTo(9);
        assertThat(droppedNames(again))
                .containsExactly(
                        "listener-rule: it had been deleted; the template changed it, or what is below it, since");
    }

    @Test
    void deletedLoadBalancer_isBackWithAll_whenSomethingBelowItChanged() {
        shift(Base.ruleArn(10), 30);
        store.change(state -> state.withoutLoadBalancer(Base.BALANCER));

        assertThat(journal.entries("elbv2")).containsOnlyKeys(Base.BALANCER.value());
        assertThat(open(new Base()).routing().loadBalancers()).isEmpty();
        Base changed = new Base().put(Base.rule(30, Base.CATALOG, 1, Base.FUNCTION, 1));
        Elbv2Store again = open(changed);

        assertThat(again.routing()).isEqualTo(changed.routing());
        assertThat(again.dropped()).extracting(Dropped::arn).containsExactly(Base.BALANCER);
    }

    @Test
    void priorityTakenByTheTemplate_dropsWhatTheApiMade() {
        make(Base.rule(15, Base.CATALOG, 1, Base.FUNCTION, 1));
        Rule wanted = new Rule(
                Base.ruleArn(99),
                new Priority(15),
                Base.rule(99, Base.CATALOG, 1, Base.FUNCTION, 1).conditions(),
                List.of(ForwardAction.to(Base.CATALOG)),
                Map.of());

        Elbv2Store again = open(new Base().put(wanted));

        assertThat(again.dropped())
                .containsExactly(new Dropped(MADE, "its priority 15 is taken by " + Base.ruleArn(99)));
        assertThat(Entities.of(again.state())).doesNotContainKey(MADE).containsKey(Base.ruleArn(99));
    }

    @Test
    void swappedPriorities_areSwappedAgain() {
        store.change(state -> {
            var placed = state.listener(Base.LISTENER);
            List<Rule> moved = placed.listener().rules().stream()
                    .map(rule -> rule.priority().isDefault()
                            ? rule
                            : Copies.withPriority(
                                    rule, new Priority(30 - rule.priority().value())))
                    .toList();
            return state.with(placed.loadBalancer(), Copies.withRules(placed.listener(), moved));
        });

        Elbv2Store again = open(new Base());

        assertThat(again.state().rule(Base.ruleArn(10)).rule().priority()).isEqualTo(new Priority(20));
        assertThat(again.dropped()).isEmpty();
    }

    @Test
    void groupGoneFromTheTemplate_dropsTheRulesThatForwardToIt() {
        store.change(state -> state.with(Base.group(MADE_GROUP, TargetType.IP, OTHER)));
        make(Base.rule(15, MADE_GROUP, 1, Base.FUNCTION, 1));
        Base changed = new Base()
                .put(withAction(Base.rule(10, Base.CATALOG, 1, Base.FUNCTION, 1), ForwardAction.to(Base.CATALOG)))
                .put(withAction(Base.rule(20, Base.CATALOG, 1, Base.FUNCTION, 1), ForwardAction.to(Base.CATALOG)))
                .without(Base.FUNCTION);

        Elbv2Store again = open(changed);

        assertThat(droppedNames(again))
                .containsExactly("listener-rule: the target group that it forwards to is not there");
        assertThat(Entities.of(again.state())).containsKey(MADE_GROUP);
    }

    @Test
    void deletedGroup_thatTheTemplateForwardsToAgain_isBack() {
        Base unused = new Base().put(Base.group(MADE_GROUP, TargetType.IP, OTHER));
        Elbv2Store first = open(unused);
        first.change(state -> state.withoutTargetGroup(MADE_GROUP));
        assertThat(open(new Base().put(Base.group(MADE_GROUP, TargetType.IP, OTHER)))
                        .routing()
                        .targetGroups())
                .doesNotContainKey(MADE_GROUP);

        Base used = new Base()
                .put(Base.group(MADE_GROUP, TargetType.IP, OTHER))
                .put(Base.rule(30, MADE_GROUP, 1, Base.FUNCTION, 1));
        Elbv2Store again = open(used);

        assertThat(again.routing()).isEqualTo(used.routing());
        assertThat(again.dropped()).extracting(Dropped::arn).containsExactly(MADE_GROUP);
    }

    @Test
    void targets_areRegisteredAgain_whateverPortTheTemplatesGetToday() {
        store.change(state -> {
            TargetGroup group = state.targetGroup(Base.CATALOG);
            return state.with(group.withTargets(List.of(group.targets().get(0), OTHER)));
        });
        Target today = new Target.Ip("127.0.0.1", 20_001);

        Elbv2Store again = open(new Base().put(Base.group(Base.CATALOG, TargetType.IP, today)));

        assertThat(again.state().targetGroup(Base.CATALOG).targets()).containsExactly(today, OTHER);
        assertThat(again.dropped()).isEmpty();
    }

    @Test
    void groupChangedInTheTemplate_keepsTheTargetsOfTheApi() {
        store.change(state -> {
            TargetGroup group = Copies.withTags(state.targetGroup(Base.CATALOG), Map.of("a", "api"));
            return state.with(group.withTargets(List.of(OTHER)));
        });
        Base changed = new Base();
        changed.put(Copies.withTags(changed.routing().targetGroup(Base.CATALOG), Map.of("a", "template")));

        open(changed);
        Elbv2Store again = open(changed);

        assertThat(again.state().targetGroup(Base.CATALOG).tags()).containsEntry("a", "template");
        assertThat(again.state().targetGroup(Base.CATALOG).targets()).containsExactly(OTHER);
    }

    @Test
    void secondFunctionByTheTemplate_winsOverTheApis() {
        store.change(state -> state.with(state.targetGroup(Base.FUNCTION).withTargets(List.of(Base.function("api")))));
        Base changed = new Base().put(Base.group(Base.FUNCTION, TargetType.LAMBDA, Base.function("template")));

        Elbv2Store again = open(changed);

        assertThat(again.routing()).isEqualTo(changed.routing());
        assertThat(droppedNames(again))
                .containsExactly("targetgroup: its targets do not go together with the template's");
    }

    @Test
    void listenerOfTheApi_goesWithItsLoadBalancer() {
        Base without = new Base();
        without.hasSecureListener = false;
        Elbv2Store first = open(without);
        first.change(state -> state.with(
                state.loadBalancer(Base.BALANCER),
                new Listener(
                        Base.arn("listener/app/shop/1111111111111111/aaaaaaaaaaaaaaaa"),
                        Protocol.HTTP,
                        443,
                        List.of(new Rule(
                                Base.arn("listener-rule/app/shop/1111111111111111/aaaaaaaaaaaaaaaa/bbbbbbbbbbbbbbbb"),
                                Priority.DEFAULT,
                                List.of(),
                                List.of(ForwardAction.to(Base.STOREFRONT)),
                                Map.of())))));

        // The template takes the port.
        Elbv2Store again = open(new Base());

        assertThat(again.routing()).isEqualTo(new Base().routing());
        assertThat(droppedNames(again))
                .containsExactlyInAnyOrder(
                        "listener: its port 443 is taken by arn", "listener-rule: what it belongs to is not there");
    }

    @Test
    void attributesChangedInTheTemplate_winOverTheApis_andTheFirstSightStays() {
        store.change(state -> state.with(
                Base.BALANCER, state.facts(state.loadBalancer(Base.BALANCER)).withTags(Map.of("team", "shop"))));
        Base changed = new Base();
        changed.attributes = new LoadBalancerAttributes(Map.of("idle_timeout.timeout_seconds", "61"));

        Elbv2Store again = Elbv2Store.open(changed.routing(), RoutingSink.NONE, journal, NOW.plusSeconds(60));

        LoadBalancerFacts facts = again.state().facts(again.state().loadBalancer(Base.BALANCER));
        assertThat(facts.tags()).isEmpty();
        assertThat(facts.created()).isEqualTo(NOW);
        assertThat(droppedNames(again)).containsExactly("loadbalancer: the template changed it since");
    }

    @Test
    void secureListenerOfTheTemplate_hasACertificateThatStays() {
        String certificate = store.certificates(Base.SECURE).get(0).value();

        assertThat(certificate).startsWith("arn:aws:acm:eu-central-1:123456789012:certificate/");
        assertThat(open(new Base()).certificates(Base.SECURE))
                .extracting(Arn::value)
                .containsExactly(certificate);
        assertThat(store.loadBalancersWith(new Arn(certificate))).isEqualTo(Set.of(Base.BALANCER));
    }

    @Test
    void reset_forgetsEverythingBackToTheTemplate() {
        shift(Base.ruleArn(10), 30);
        make(Base.rule(15, Base.CATALOG, 1, Base.FUNCTION, 1));

        store.reset();

        assertThat(store.routing()).isEqualTo(new Base().routing());
        assertThat(open(new Base()).routing()).isEqualTo(new Base().routing());
        assertThat(journal.entries("elbv2")).isEmpty();
    }

    @Test
    void journalThatRefuses_leavesStateAndDataPlane() throws IOException {
        List<Routing> published = new ArrayList<>();
        Elbv2Store closing = Elbv2Store.open(new Base().routing(), published::add, journal, NOW);
        journal.close();

        assertThatThrownBy(() -> closing.change(state -> state.withoutLoadBalancer(Base.BALANCER)))
                .isInstanceOf(AwsException.class)
                .hasMessageContaining("cannot be kept");
        assertThatThrownBy(() -> closing.change(state -> state.with(
                        Base.BALANCER,
                        state.facts(state.loadBalancer(Base.BALANCER)).withTags(Map.of("a", "b")))))
                .isInstanceOf(AwsException.class);

        assertThat(closing.routing()).isEqualTo(new Base().routing());
        assertThat(published).hasSize(2).last().isEqualTo(new Base().routing());
        assertThat(closing.state()
                        .facts(closing.state().loadBalancer(Base.BALANCER))
                        .tags())
                .isEmpty();
    }

    @Test
    void entryThatCannotBeRead_isNamed() {
        shift(Base.ruleArn(10), 30);
        journal.entries("elbv2").forEach((arn, entry) -> {
            ((ObjectNode) entry.path("value")).put("type", "unheard-of");
            journal.write("elbv2", Map.of(arn, Optional.of(entry)));
        });

        assertThat(droppedNames(open(new Base())))
                .containsExactly("listener-rule: its entry in the journal cannot be read");
    }
}
