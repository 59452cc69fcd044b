package dev.banyan.alb.stickiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.health.TargetHealth;
import dev.banyan.alb.health.TargetHealth.State;
import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawClient.Answer;
import dev.banyan.alb.support.RawTarget;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.TestAlb;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.HealthCheck;
import dev.banyan.model.Routing;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cookies AWSALB, AWSALBCORS and AWSALBAPP-0: a client stays with the target of a group that it got first. */
class TargetStickinessTest {

    private static final Map<String, String> OWN_COOKIE =
            Map.of("stickiness.enabled", "true", "stickiness.lb_cookie.duration_seconds", "3600");
    private static final Map<String, String> APPLICATION_COOKIE = Map.of(
            "stickiness.enabled", "true",
            "stickiness.type", "app_cookie",
            "stickiness.app_cookie.cookie_name", "SESSION",
            "stickiness.app_cookie.duration_seconds", "600");

    private final StickyWorld world = new StickyWorld();
    private final AtomicLong now =
            new AtomicLong(Instant.parse("2026-11-23T12:00:00Z").getEpochSecond());

    private Instant instant() {
        return Instant.ofEpochSecond(now.get());
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private static Routing routing(Map<String, String> attributes, Integer... ports) {
        Routings routings = new Routings();
        return routings.listener(80, routings.group("shop", HealthCheck.IP_DEFAULT, attributes, ports))
                .build();
    }

    private TestAlb start(Routing routing) {
        return new TestAlb(routing, builder -> builder.clock(this::instant));
    }

    /** Replaces the targets, and waits until all of them were found healthy: until then some get no requests. */
    private static void update(TestAlb alb, Map<String, String> attributes, Integer... ports) {
        alb.alb().update(routing(attributes, ports));
        TestAlb.await(() -> states(alb).equals(Collections.nCopies(ports.length, State.HEALTHY)));
    }

    private static List<State> states(TestAlb alb) {
        return alb.alb().targetHealth(Routings.groupArn("shop")).stream()
                .map(TargetHealth::state)
                .filter(state -> state != State.DRAINING)
                .toList();
    }

    @Test
    void answer_ownCookie_comesWithEachAnswer() {
        try (TestAlb alb = start(routing(OWN_COOKIE, world.target("one").port()));
                RawClient client = alb.client()) {
            for (int i = 0; i < 2; i++) {
                String[] cookies =
                        StickyWorld.get(client, "").header("Set-Cookie").split("\\|");

                String value = cookies[0].substring("AWSALB=".length(), cookies[0].indexOf(';'));
                assertThat(cookies)
                        .containsExactly(
                                "AWSALB=" + value + "; Expires=Mon, 30 Nov 2026 12:00:00 GMT; Path=/",
                                "AWSALBCORS=" + value
                                        + "; Expires=Mon, 30 Nov 2026 12:00:00 GMT; Path=/; SameSite=None; Secure");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"AWSALB", "AWSALBCORS"})
    void request_goodCookie_overridesTheAlgorithm(String name) {
        int one = world.target("one").port();
        int two = world.target("two").port();
        try (TestAlb alb = start(routing(OWN_COOKIE, one, two));
                RawClient client = alb.client()) {
            Answer first = StickyWorld.get(client, "");
            String cookie = StickyWorld.cookie(first, name);

            for (int i = 0; i < 10; i++) {
                Answer next = StickyWorld.get(client, cookie);
                assertThat(next.body()).isEqualTo(first.body());
                cookie = StickyWorld.cookie(next, name);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, true", "3599, true", "3600, false"})
    void request_duration_isInsideTheValue(int seconds, boolean bound) {
        int one = world.target("one").port();
        try (TestAlb alb = start(routing(OWN_COOKIE, one));
                RawClient client = alb.client()) {
            String cookie = StickyWorld.cookie(StickyWorld.get(client, ""), "AWSALB");
            update(alb, OWN_COOKIE, world.target("two").port(), one);
            now.addAndGet(seconds);

            String bodies = "";
            for (int i = 0; i < 4; i++) {
                bodies += StickyWorld.get(client, cookie).body() + " ";
            }
            assertThat(bodies.contains("two")).isEqualTo(!bound);
        }
    }

    @ParameterizedTest
    @CsvSource({"AWSALB=x", "AWSALB=", "AWSALB=AAAA="})
    void request_unreadableCookie_isChosenAnewWithoutAWord(String cookie) {
        try (TestAlb alb = start(routing(OWN_COOKIE, world.target("one").port()));
                RawClient client = alb.client()) {
            Answer answer = StickyWorld.get(client, cookie);

            assertThat(answer.body()).isEqualTo("one");
            assertThat(StickyWorld.cookie(answer, "AWSALB")).isNotEmpty();
            assertThat(alb.log(1).get(0)).contains("\"forward\" \"-\" \"-\"");
        }
    }

    @Test
    void target_deregistered_isReplacedWithANewCookie() {
        int one = world.target("one").port();
        int two = world.target("two").port();
        try (TestAlb alb = start(routing(OWN_COOKIE, one));
                RawClient client = alb.client()) {
            String cookie = StickyWorld.cookie(StickyWorld.get(client, ""), "AWSALB");
            update(alb, OWN_COOKIE, two);

            Answer moved = StickyWorld.get(client, cookie);
            assertThat(moved.body()).isEqualTo("two");
            update(alb, OWN_COOKIE, one, two);
            for (int i = 0; i < 4; i++) {
                assertThat(StickyWorld.get(client, StickyWorld.cookie(moved, "AWSALB"))
                                .body())
                        .isEqualTo("two");
            }
        }
    }

    @Test
    void target_unhealthy_isReplaced() {
        RawTarget sick = world.target("sick");
        try (TestAlb alb = start(routing(OWN_COOKIE, sick.port()))) {
            String cookie;
            try (RawClient client = alb.client()) {
                cookie = StickyWorld.cookie(StickyWorld.get(client, ""), "AWSALB");
            }
            sick.close();
            alb.alb().update(routing(OWN_COOKIE, world.target("well").port(), sick.port()));
            TestAlb.await(() -> {
                alb.pass(Duration.ofSeconds(31));
                return states(alb).equals(List.of(State.HEALTHY, State.UNHEALTHY));
            });

            try (RawClient client = alb.client()) {
                assertThat(StickyWorld.get(client, cookie).body()).isEqualTo("well");
            }
        }
    }

    @Test
    void cookie_ofAnotherGroup_bindsNobody() {
        int one = world.target("one").port();
        Routings routings = new Routings();
        routings.listener(80, routings.group("shop", HealthCheck.IP_DEFAULT, OWN_COOKIE, one))
                .rule(
                        80,
                        1,
                        "/other",
                        routings.group(
                                "other",
                                HealthCheck.IP_DEFAULT,
                                OWN_COOKIE,
                                one,
                                world.target("two").port()));
        try (TestAlb alb = start(routings.build());
                RawClient client = alb.client()) {
            TestAlb.await(() -> alb.alb().targetHealth(Routings.groupArn("other")).stream()
                    .allMatch(target -> target.state() == State.HEALTHY));
            String cookie = StickyWorld.cookie(StickyWorld.get(client, ""), "AWSALB");
            String bodies = "";
            for (int i = 0; i < 4; i++) {
                bodies += client.send("GET /other HTTP/1.1\r\nHost: a\r\nCookie: " + cookie + "\r\n\r\n")
                        .read()
                        .body();
            }

            assertThat(bodies).contains("one", "two");
        }
    }

    @Test
    void cookies_groupAndTarget_bindTogether() {
        Routings routings = new Routings();
        ForwardAction blue = routings.group(
                "blue",
                HealthCheck.IP_DEFAULT,
                OWN_COOKIE,
                world.target("b1").port(),
                world.target("b2").port());
        ForwardAction green = routings.group(
                "green",
                HealthCheck.IP_DEFAULT,
                OWN_COOKIE,
                world.target("g1").port(),
                world.target("g2").port());
        ForwardAction forward = Routings.weighted(Duration.ofHours(1), Map.of(blue, 1, green, 1));
        try (TestAlb alb = start(routings.listener(80, forward).build());
                RawClient client = alb.client()) {
            Answer first = StickyWorld.get(client, "");
            assertThat(first.header("Set-Cookie").split("\\|"))
                    .extracting(line -> line.split("=")[0])
                    .containsExactly("AWSALBTG", "AWSALBTGCORS", "AWSALB", "AWSALBCORS");
            String cookies = StickyWorld.cookie(first, "AWSALBTG") + "; " + StickyWorld.cookie(first, "AWSALB");

            for (int i = 0; i < 10; i++) {
                assertThat(StickyWorld.get(client, cookies).body()).isEqualTo(first.body());
            }
        }
    }

    @Test
    void answer_applicationCookie_isAnsweredWithOurs() {
        int one = world.target("one", "Set-Cookie: SESSION=abc; HttpOnly\r\n").port();
        try (TestAlb alb = start(routing(APPLICATION_COOKIE, one));
                RawClient client = alb.client()) {
            String[] cookies = StickyWorld.get(client, "").header("Set-Cookie").split("\\|");

            assertThat(cookies).hasSize(2);
            assertThat(cookies[0]).isEqualTo("SESSION=abc; HttpOnly");
            assertThat(cookies[1])
                    .startsWith("AWSALBAPP-0=")
                    .endsWith("; Expires=Mon, 30 Nov 2026 12:00:00 GMT; Path=/");
        }
    }

    @ParameterizedTest
    @CsvSource({"Set-Cookie: OTHER=SESSION=1", "Set-Cookie: SESSIONX=1", "X-Cookie: SESSION=1"})
    void answer_withoutTheApplicationCookie_getsNone(String header) {
        int one = world.target("one", header + "\r\n").port();
        try (TestAlb alb = start(routing(APPLICATION_COOKIE, one));
                RawClient client = alb.client()) {
            assertThat(StickyWorld.get(client, "").header("Set-Cookie")).doesNotContain("AWSALBAPP");
        }
    }

    @ParameterizedTest
    @CsvSource({"both, true, 599", "both, false, 600", "ours, false, 0", "theirs, false, 0"})
    void request_applicationCookie_bindsOnlyWithOurs(String which, boolean bound, int seconds) {
        int one = world.target("one", "Set-Cookie: SESSION=abc\r\n").port();
        int two = world.target("two", "Set-Cookie: SESSION=def\r\n").port();
        try (TestAlb alb = start(routing(APPLICATION_COOKIE, one));
                RawClient client = alb.client()) {
            String ours = StickyWorld.cookie(StickyWorld.get(client, ""), "AWSALBAPP-0");
            update(alb, APPLICATION_COOKIE, two, one);
            now.addAndGet(seconds);
            String cookies = switch (which) {
                case "both" -> "SESSION=changed; " + ours;
                case "ours" -> ours;
                default -> "SESSION=abc";
            };

            String bodies = "";
            for (int i = 0; i < 4; i++) {
                bodies += StickyWorld.get(client, cookies).body();
            }
            assertThat(bodies.contains("two")).isEqualTo(!bound);
        }
    }

    @Test
    void request_applicationTargetGone_isBoundToItsNewTarget() {
        int one = world.target("one", "Set-Cookie: SESSION=abc\r\n").port();
        int silent = world.target("silent").port();
        try (TestAlb alb = start(routing(APPLICATION_COOKIE, one));
                RawClient client = alb.client()) {
            String ours = StickyWorld.cookie(StickyWorld.get(client, ""), "AWSALBAPP-0");
            update(alb, APPLICATION_COOKIE, silent);
            Answer moved = StickyWorld.get(client, "SESSION=abc; " + ours);

            assertThat(moved.body()).isEqualTo("silent");
            assertThat(StickyWorld.cookie(moved, "AWSALBAPP-0")).isNotEmpty();
            assertThat(StickyWorld.cookie(
                            StickyWorld.get(client, "SESSION=abc; " + StickyWorld.cookie(moved, "AWSALBAPP-0")),
                            "AWSALBAPP-0"))
                    .isEmpty();
        }
    }
}
