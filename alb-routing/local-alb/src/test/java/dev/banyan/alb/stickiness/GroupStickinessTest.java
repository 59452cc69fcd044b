package dev.banyan.alb.stickiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawClient.Answer;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.TestAlb;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.Routing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cookies AWSALBTG and AWSALBTGCORS: a client stays with the group of a rule that it got first. */
class GroupStickinessTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final StickyWorld world = new StickyWorld();
    private final int one = world.target("one").port();
    private final int two = world.target("two").port();
    private final AtomicLong now =
            new AtomicLong(Instant.parse("2026-11-23T12:00:00Z").getEpochSecond());

    private Instant instant() {
        return Instant.ofEpochSecond(now.get());
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private Routing routing(int first, int second) {
        Routings routings = new Routings();
        ForwardAction forward =
                Routings.weighted(HOUR, Map.of(routings.group("one", one), first, routings.group("two", two), second));
        return routings.listener(80, forward).build();
    }

    private TestAlb start(Routing routing) {
        return new TestAlb(routing, builder -> builder.clock(this::instant));
    }

    @Test
    void answer_first_setsBothCookies() {
        try (TestAlb alb = start(routing(1, 0));
                RawClient client = alb.client()) {
            String[] cookies = StickyWorld.get(client, "").header("Set-Cookie").split("\\|");

            String value = cookies[0].substring("AWSALBTG=".length(), cookies[0].indexOf(';'));
            assertThat(value).matches("[A-Za-z0-9+/]+=");
            assertThat(cookies)
                    .containsExactly(
                            "AWSALBTG=" + value + "; Expires=Mon, 30 Nov 2026 12:00:00 GMT; Path=/",
                            "AWSALBTGCORS=" + value
                                    + "; Expires=Mon, 30 Nov 2026 12:00:00 GMT; Path=/; SameSite=None; Secure");
        }
    }

    @ParameterizedTest
    @CsvSource({"AWSALBTG", "AWSALBTGCORS"})
    void request_goodCookie_skipsTheWeights(String name) {
        try (TestAlb alb = start(routing(1, 999));
                RawClient client = alb.client()) {
            alb.alb().update(routing(1, 0));
            String cookie = StickyWorld.cookie(StickyWorld.get(client, ""), name);
            alb.alb().update(routing(1, 999));

            for (int i = 0; i < 20; i++) {
                Answer answer = StickyWorld.get(client, "a=1; " + cookie + "; b=2");
                assertThat(answer.body()).isEqualTo("one");
                assertThat(StickyWorld.cookie(answer, name)).isNotEmpty();
            }
            assertThat(StickyWorld.get(client, "").body()).isEqualTo("two");
        }
    }

    @Test
    void request_goodCookie_goesOnUntouched() {
        try (StickyWorld other = new StickyWorld()) {
            var target = other.target("x");
            Routings routings = new Routings();
            ForwardAction forward = Routings.weighted(HOUR, Map.of(routings.group("x", target.port()), 1));
            try (TestAlb alb = start(routings.listener(80, forward).build());
                    RawClient client = alb.client()) {
                String cookie = StickyWorld.cookie(StickyWorld.get(client, ""), "AWSALBTG");
                StickyWorld.get(client, cookie + "; b=2");

                assertThat(target.requests().get(1)).contains("\r\nCookie: " + cookie + "; b=2\r\n");
            }
        }
    }

    /** {@code #} stands for a good value. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AWSALBTG=encoded(#)               | AWSALBTGCookieInvalid
            AWSALBTG=nothing                  | AWSALBTGCookieInvalid
            AWSALBTG=                         | AWSALBTGCookieInvalid
            AWSALBTG=AAAA=                    | AWSALBTGCookieInvalid
            AWSALBTG=#AAAA                    | AWSALBTGCookieInvalid
            AWSALBTG=tampered(#)              | AWSALBTGCookieInvalid
            AWSALBTG=nothing; AWSALBTGCORS=#  | -
            AWSALBTG=nothing; AWSALBTG=#      | -
            awsalbtg=#                        | -
            other=#                           | -
            """)
    void request_unreadableCookie_isLoggedAndChosenAnew(String cookies, String reason) {
        try (TestAlb alb = start(routing(1, 0));
                RawClient client = alb.client()) {
            String value =
                    StickyWorld.cookie(StickyWorld.get(client, ""), "AWSALBTG").substring("AWSALBTG=".length());
            String encoded = value.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D");
            String tampered = (value.startsWith("A") ? "B" : "A") + value.substring(1);

            Answer answer = StickyWorld.get(
                    client,
                    cookies.replace("encoded(#)", encoded)
                            .replace("tampered(#)", tampered)
                            .replace("#", value));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(StickyWorld.cookie(answer, "AWSALBTG")).isNotEmpty();
            assertThat(alb.log(2).get(1)).contains("\"forward\" \"-\" \"" + reason + "\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"3599, one, -", "3600, two, -", "700000, two, -"})
    void request_laterThanTheDuration_isChosenAnew(int seconds, String body, String reason) {
        try (TestAlb alb = start(routing(1, 0));
                RawClient client = alb.client()) {
            String cookie = StickyWorld.cookie(StickyWorld.get(client, ""), "AWSALBTG");
            alb.alb().update(routing(0, 1));
            now.addAndGet(seconds);

            assertThat(StickyWorld.get(client, cookie).body()).isEqualTo(body);
            assertThat(alb.log(2).get(1)).contains("\"" + reason + "\"");
        }
    }

    @Test
    void request_cookieRenewed_bindsFromThenOn() {
        try (TestAlb alb = start(routing(1, 0));
                RawClient client = alb.client()) {
            String cookie = StickyWorld.cookie(StickyWorld.get(client, ""), "AWSALBTG");
            alb.alb().update(routing(0, 1));
            for (int i = 0; i < 5; i++) {
                now.addAndGet(3000);
                Answer answer = StickyWorld.get(client, cookie);
                assertThat(answer.body()).isEqualTo("one");
                cookie = StickyWorld.cookie(answer, "AWSALBTG");
            }
        }
    }

    @Test
    void group_leftTheRule_isChosenAnew() {
        try (TestAlb alb = start(routing(1, 0));
                RawClient client = alb.client()) {
            String cookie = StickyWorld.cookie(StickyWorld.get(client, ""), "AWSALBTG");
            Routings other = new Routings();
            other.group("one", one);
            alb.alb()
                    .update(other.listener(80, Routings.weighted(HOUR, Map.of(other.group("two", two), 1)))
                            .build());

            assertThat(StickyWorld.get(client, cookie).body()).isEqualTo("two");
        }
    }

    @Test
    void rule_withoutStickiness_neitherReadsNorSetsCookies() {
        Routings routings = new Routings();
        try (TestAlb alb =
                        start(routings.listener(80, routings.group("one", one)).build());
                RawClient client = alb.client()) {
            assertThat(StickyWorld.get(client, "AWSALBTG=x").header("Set-Cookie"))
                    .isEmpty();
            assertThat(alb.log(1).get(0)).doesNotContain("AWSALBTGCookieInvalid");
        }
    }

    @Test
    void page_ofTheLoadBalancer_setsNoCookie() {
        Routings routings = new Routings();
        ForwardAction forward = Routings.weighted(HOUR, Map.of(routings.group("empty"), 1));
        try (TestAlb alb = start(routings.listener(80, forward).build());
                RawClient client = alb.client()) {
            Answer answer = StickyWorld.get(client, "");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void function_group_isBoundToo() {
        Routings routings = new Routings();
        ForwardAction function = routings.function("orders", true);
        ForwardAction container = routings.group("one", one);
        Routing toFunction = routings.listener(80, Routings.weighted(HOUR, Map.of(function, 1, container, 0)))
                .build();
        Routings later = new Routings();
        Routing toContainer = later.listener(
                        80,
                        Routings.weighted(HOUR, Map.of(later.function("orders", true), 0, later.group("one", one), 1)))
                .build();
        try (TestAlb alb = start(toFunction);
                RawClient client = alb.client()) {
            String cookie = StickyWorld.cookie(StickyWorld.get(client, ""), "AWSALBTG");
            alb.alb().update(toContainer);

            assertThat(StickyWorld.get(client, "").body()).isEqualTo("one");
            Answer bound = StickyWorld.get(client, cookie);
            assertThat(bound.body()).isEmpty();
            assertThat(bound.header("Set-Cookie").split("\\|")).hasSize(2);
            assertThat(alb.invoker().invocations()).hasSize(2);
        }
    }

    @Test
    void key_inTheStateDirectory_outlivesARestart(@TempDir Path state, @TempDir Path other) {
        String cookie = firstCookie(state);

        assertThat(logOf(state, cookie)).contains("\"forward\" \"-\" \"-\"");
        assertThat(logOf(other, cookie)).contains("AWSALBTGCookieInvalid");
        assertThat(state).isDirectoryContaining(file -> file.endsWith("alb-stickiness.key"));
        assertThat(state.resolve("alb-stickiness.key").toFile()).hasSize(32);
    }

    private String firstCookie(Path state) {
        try (TestAlb alb = new TestAlb(
                        routing(1, 0), builder -> builder.clock(this::instant).stateDirectory(state));
                RawClient client = alb.client()) {
            return StickyWorld.cookie(StickyWorld.get(client, ""), "AWSALBTG");
        }
    }

    private String logOf(Path state, String cookie) {
        try (TestAlb alb = new TestAlb(
                        routing(0, 1), builder -> builder.clock(this::instant).stateDirectory(state));
                RawClient client = alb.client()) {
            StickyWorld.get(client, cookie);
            return alb.log(1).get(0);
        }
    }

    @Test
    void choice_sameSeed_isTheSame() {
        assertThat(bodies()).isEqualTo(bodies()).contains("one", "two");
    }

    private List<String> bodies() {
        List<String> bodies = new java.util.ArrayList<>();
        try (TestAlb alb = start(routing(1, 1));
                RawClient client = alb.client()) {
            for (int i = 0; i < 20; i++) {
                bodies.add(StickyWorld.get(client, "").body());
            }
        }
        return bodies;
    }

    @Test
    void requests_concurrent_keepTheirGroups() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (TestAlb alb = new TestAlb(routing(1, 1), builder -> builder.eventLoops(2))) {
            Callable<Set<String>> visitor = () -> {
                try (RawClient client = alb.client()) {
                    Answer first = StickyWorld.get(client, "");
                    String cookie = StickyWorld.cookie(first, "AWSALBTG");
                    Set<String> seen = new HashSet<>(List.of(first.body()));
                    for (int i = 0; i < 50; i++) {
                        Answer next = StickyWorld.get(client, cookie);
                        cookie = StickyWorld.cookie(next, "AWSALBTG");
                        seen.add(next.body());
                    }
                    return seen;
                }
            };
            for (var result : threads.invokeAll(java.util.Collections.nCopies(16, visitor))) {
                assertThat(result.get()).hasSize(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
