package dev.banyan.migration.plan.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.banyan.migration.plan.rules.ReadableListener;
import dev.banyan.migration.plan.rules.RuleReader;
import dev.banyan.model.Arn;
import dev.banyan.model.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

class ReplayTest {

    private static final String BALANCER = "app/strangler/50dc6c495c0c9188";
    private static final String LISTENER =
            "arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/" + BALANCER + "/00";
    private static final String GROUP = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/";
    private static final String SHOP = GROUP + "shop/1";
    private static final String CONTAINER = GROUP + "orders-container/2";
    private static final String LAMBDA = GROUP + "orders-fn/3";

    @TempDir
    private Path folder;

    @Test
    void run_weightsChange_countsTheExpectedShare() throws IOException {
        RuleSet before = rules(rule(40, weighted(999, 0), path("/orders/*")), last());
        RuleSet after = rules(rule(40, weighted(999, 1), path("/orders/*")), last());

        ReplayReport report = Replay.run(before, after, log(line("/orders/1", "40"), line("/", "0")));

        assertThat(report.reading().replayed()).isEqualTo(2);
        assertThat(report.changed()).isEqualTo(0.001, within(1e-9));
        assertThat(report.unchanged()).isEqualTo(1.999, within(1e-9));
        assertThat(report.unknown()).isZero();
        assertThat(report.leastShare()).isEqualTo(0.0005, within(1e-9));
        assertThat(report.flows().get(0).flow()).isEqualTo(new Flow(CONTAINER, LAMBDA));
        assertThat(report.newlyMatched()).isEmpty();
        assertThat(report.reading().agreeing()).isEqualTo(2);
    }

    @Test
    void run_newRule_namesWhatItTakes() throws IOException {
        RuleSet before = rules(last());
        RuleSet after = rules(rule(40, weighted(0, 1), path("/orders/*")), last());

        ReplayReport report = Replay.run(
                before,
                after,
                log(line("/orders/1", "0"), line("/orders/2", "0"), line("/x", "0"), line("/orders", "0")));

        assertThat(report.newlyMatched())
                .containsExactly(new ReplayReport.NewlyMatched(arn(40), "40", 2, 2, List.of("/orders/1", "/orders/2")));
        assertThat(report.changed()).isEqualTo(2);
        assertThat(report.rules())
                .containsExactly(
                        new ReplayReport.RuleTraffic(arn(40), "40", 2, 0),
                        new ReplayReport.RuleTraffic(arn(0), "default", 2, 0));
    }

    @Test
    void run_cookieRule_makesEveryRequestItMightCatchUnknown() throws IOException {
        Rule lane = rule(30, to(LAMBDA), path("/orders/*"), header("Cookie", "*lane=*"));
        RuleSet before = rules(lane, rule(40, weighted(100, 0), path("/orders/*")), last());
        RuleSet after = rules(lane, rule(40, weighted(0, 100), path("/orders/*")), last());

        ReplayReport report = Replay.run(before, after, log(line("/orders/1", "40"), line("/x", "0")));

        assertThat(report.unknown()).isEqualTo(1);
        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(report.leastChanged()).isZero();
        assertThat(report.mostChanged()).isEqualTo(1);
        assertThat(report.rules())
                .contains(
                        new ReplayReport.RuleTraffic(arn(30), "30", 0, 1),
                        new ReplayReport.RuleTraffic(arn(40), "40", 0, 1));
    }

    @Test
    void run_sameCookieRuleOnBothSides_changesNothingWhoeverHasTheCookie() throws IOException {
        Rule lane = rule(30, to(LAMBDA), path("/orders/*"), header("Cookie", "*lane=*"));
        RuleSet both = rules(lane, rule(40, weighted(100, 0), path("/orders/*")), last());

        ReplayReport report = Replay.run(both, both, log(line("/orders/1", "40")));

        assertThat(report.unknown()).isEqualTo(1);
        assertThat(report.mostChanged()).isZero();
    }

    @Test
    void run_userAgentAndAddress_areInTheLog() throws IOException {
        RuleSet before = rules(last());
        RuleSet after = rules(rule(10, to(LAMBDA), header("User-Agent", "curl/*"), source("198.51.100.0/24")), last());

        ReplayReport report = Replay.run(
                before,
                after,
                log(
                        line("/", "0"),
                        line("/", "0").replace("curl/8.9.1", "wget"),
                        line("/", "0").replace("198.51.100.7:51000", "-")));

        assertThat(report.changed()).isEqualTo(1);
        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(report.unknown()).isEqualTo(1);
    }

    @Test
    void run_unreadableRule_mayTakeAnything() throws IOException {
        Rule odd =
                rule(20, to(LAMBDA), RuleCondition.builder().field("moon-phase").build(), path("/a/*"));
        RuleSet both = rules(odd, last());

        ReplayReport report = Replay.run(both, both, log(line("/a/1", "20"), line("/b", "0")));

        assertThat(report.unknown()).isEqualTo(1);
        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(report.findings())
                .containsExactly("rule " + arn(20)
                        + " could not be read, so it may take any request: condition of the field moon-phase");
    }

    @Test
    void run_shadowedAndOvertaken_areFound() throws IOException {
        RuleSet after = rules(
                rule(10, to(LAMBDA), path("/orders/*")),
                rule(20, to(SHOP), path("/orders/1")),
                rule(30, to(SHOP), path("/a/?")),
                rule(31, to(SHOP), path("/a/??")),
                rule(32, to(LAMBDA), path("/a/*x")),
                last());

        ReplayReport report = Replay.run(rules(last()), after, log(line("/orders/1", "0"), line("/a/x", "0")));

        assertThat(report.findings())
                .contains(
                        ":443 rule 20 never gets a request, because rule 10 takes them all before",
                        "rule 20 got none of 1 requests that meet its conditions: rules before it took them (rule 10)",
                        "rule 32 got none of 1 requests that meet its conditions: rules before it took them (rule 30)");
    }

    @Test
    void run_othersAndBroken_areCounted() throws IOException {
        RuleSet both = rules(last());

        ReplayReport report = Replay.run(
                both,
                both,
                log(
                        line("/", "0").replace("app/strangler", "app/other"),
                        line("/", "-"),
                        line("/", "0").replace("https ", "http "),
                        "broken"));

        ReplayReport.Reading reading = report.reading();
        assertThat(reading.otherLoadBalancer()).isEqualTo(1);
        assertThat(reading.withoutRule()).isEqualTo(1);
        assertThat(reading.withoutListener()).isEqualTo(1);
        assertThat(reading.broken()).isEqualTo(1);
        assertThat(reading.firstBroken()).hasSize(1);
        assertThat(reading.replayed()).isZero();
        assertThat(report.mostShare()).isZero();
    }

    @Test
    void run_recording_knowsHeadersButNotTheAddress() throws IOException {
        Path har = folder.resolve("shop.har");
        Files.writeString(har, """
                {"log":{"version":"1.2","creator":{"name":"x"},"entries":[
                 {"time":1,"request":{"method":"GET","url":"https://shop/orders/1?a=b#c","headers":[
                   {"name":"Cookie","value":"lane=t"},{"name":"X-Beta","value":"1"}]},"response":{"content":{}}},
                 {"request":{"method":"GET","url":"https://shop/orders/2","headers":[]}},
                 {"request":{"method":"GET","url":"data:,x","headers":[]}}],"pages":[]}}""");
        RuleSet before = rules(last());
        RuleSet after = rules(
                rule(10, to(LAMBDA), path("/orders/*"), header("Cookie", "*lane=*")),
                rule(11, to(CONTAINER), path("/orders/*"), header("X-Beta", "1")),
                last());

        ReplayReport report = Replay.run(before, after, new HarSource(har));

        assertThat(report.reading().replayed()).isEqualTo(2);
        assertThat(report.reading().firstBroken()).hasSize(1);
        assertThat(report.changed()).isEqualTo(1);
        assertThat(report.unknown()).isEqualTo(1);
        assertThat(report.rules().get(1)).isEqualTo(new ReplayReport.RuleTraffic(arn(11), "11", 0, 0));
    }

    private LogFileSource log(String... lines) throws IOException {
        Path file = folder.resolve("one.log");
        Files.writeString(file, String.join("\n", lines) + "\n");
        return new LogFileSource(file);
    }

    private static String line(String path, String priority) {
        return AccessLogEntryTest.FUNCTION
                .replace("/orders/42?x=%20", path)
                .replace(" 10 2026-11-20", " " + priority + " 2026-11-20");
    }

    private static RuleSet rules(Rule... rules) {
        ReadableListener listener = RuleReader.listener(new Arn(LISTENER), Protocol.HTTPS, 443, List.of(rules));
        return new RuleSet(BALANCER, List.of(listener));
    }

    private static String arn(int priority) {
        return LISTENER.replace(":listener/", ":listener-rule/") + "/" + priority;
    }

    private static Rule rule(int priority, Action action, RuleCondition... conditions) {
        return Rule.builder()
                .ruleArn(arn(priority))
                .priority(priority == 0 ? "default" : String.valueOf(priority))
                .isDefault(priority == 0)
                .conditions(conditions)
                .actions(action)
                .build();
    }

    private static Rule last() {
        return rule(0, to(SHOP));
    }

    private static Action to(String group) {
        return Action.builder().type("forward").targetGroupArn(group).build();
    }

    private static Action weighted(int container, int lambda) {
        return Action.builder()
                .type("forward")
                .forwardConfig(config -> config.targetGroups(
                        TargetGroupTuple.builder()
                                .targetGroupArn(CONTAINER)
                                .weight(container)
                                .build(),
                        TargetGroupTuple.builder()
                                .targetGroupArn(LAMBDA)
                                .weight(lambda)
                                .build()))
                .build();
    }

    private static RuleCondition path(String value) {
        return RuleCondition.builder()
                .field("path-pattern")
                .pathPatternConfig(config -> config.values(value))
                .build();
    }

    private static RuleCondition header(String name, String value) {
        return RuleCondition.builder()
                .field("http-header")
                .httpHeaderConfig(config -> config.httpHeaderName(name).values(value))
                .build();
    }

    private static RuleCondition source(String block) {
        return RuleCondition.builder()
                .field("source-ip")
                .sourceIpConfig(config -> config.values(block))
                .build();
    }
}
