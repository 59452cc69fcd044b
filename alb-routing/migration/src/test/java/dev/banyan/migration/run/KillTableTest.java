package dev.banyan.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.migration.evidence.BakingStep;
import dev.banyan.migration.evidence.Verdict;
import dev.banyan.migration.shift.ShiftPlan;
import dev.banyan.migration.state.AuditEntry;
import dev.banyan.migration.state.RouteState;
import dev.banyan.migration.state.S3StateStore;
import dev.banyan.migration.state.StateStore;
import dev.banyan.migration.support.Endpoint;
import dev.banyan.migration.support.FakeS3;
import dev.banyan.migration.support.Judge;
import dev.banyan.migration.support.KillSwitch;
import dev.banyan.migration.support.KillSwitch.Side;
import dev.banyan.migration.support.Killed;
import dev.banyan.migration.support.MemoryStore;
import dev.banyan.migration.support.ShiftFixture;
import dev.banyan.migration.support.Shop;
import dev.banyan.migration.support.Time;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Ends the process at every AWS call of a whole shift, once before it is sent and once after the server
 * did it but before the answer. Taken up from another machine, the end is always the same.
 */
class KillTableTest {

    private static final Duration BAKE = Duration.ofSeconds(10);

    private final KillSwitch kill = new KillSwitch();
    private final Endpoint endpoint = new Endpoint();
    private final FakeS3 s3 = new FakeS3();
    private final ElasticLoadBalancingV2Client killing = endpoint.client(List.of(kill));
    private final S3Client killingState = s3.client(List.of(kill));
    private final S3Client state = s3.client(List.of());
    private int runs;

    @AfterEach
    void close() {
        killing.close();
        killingState.close();
        state.close();
        endpoint.close();
        s3.close();
    }

    /** What must not depend on where the process ended. */
    private record End(List<String> weights, List<String> priorities, String phase, int steps, List<String> audit) {

        static End of(Shop shop, RouteState state) {
            var shift = Objects.requireNonNull(state.shift());
            return new End(
                    shop.weights().stream()
                            .map(weights -> weights.replaceAll("-\\d+", ""))
                            .toList(),
                    shop.priorities(),
                    shift.phase().toString(),
                    shift.steps().size(),
                    state.audit().stream()
                            .filter(line -> !line.what().equals(ShiftStart.TAKEN_UP))
                            .map(KillTableTest::text)
                            .toList());
        }
    }

    private static String text(AuditEntry line) {
        return line.who() + " " + line.what() + " " + line.evidence();
    }

    /** One way a shift can go. */
    private record Course(int rules, ShiftPlan plan, Function<BakingStep, Verdict> verdicts) {}

    private static Course passing(int rules, String steps) {
        return new Course(rules, ShiftPlan.parse(steps, BAKE).withLane(), step -> Verdict.PASS);
    }

    private static Course failing(int rules, String steps) {
        return new Course(
                rules, ShiftPlan.parse(steps, BAKE).withLane(), step -> step.step() == 0 ? Verdict.PASS : Verdict.FAIL);
    }

    @Test
    void killedAtEveryCallOfTheLoadBalancer_endsTheSame() {
        assertThat(table(passing(1, "50,100"), false)).isGreaterThan(15);
    }

    @Test
    void killedAtEveryCallOfTheLoadBalancer_rollsBackTheSame() {
        assertThat(table(failing(1, "50,100"), false)).isGreaterThan(15);
    }

    @Tag("full")
    @Test
    void killedAtEveryCall_ofTheStateToo_endsTheSame() {
        assertThat(table(passing(3, "1,10,50,100"), true)).isGreaterThan(150);
    }

    @Tag("full")
    @Test
    void killedAtEveryCall_ofTheStateToo_rollsBackTheSame() {
        assertThat(table(failing(3, "1,10,50,100"), true)).isGreaterThan(80);
    }

    /** Returns how many calls the undisturbed shift made. */
    private int table(Course course, boolean stateToo) {
        End expected = run(course, stateToo);
        List<String> calls = kill.calls();
        assertThat(expected.priorities()).hasSize(course.rules() + 1);
        for (Side side : Side.values()) {
            for (int call = 0; call < calls.size(); call++) {
                kill.arm(call, side);
                assertThat(run(course, stateToo))
                        .as("killed %s call %d, %s", side, call, calls.get(call))
                        .isEqualTo(expected);
                assertThat(kill.hasKilled()).isTrue();
            }
        }
        System.out.printf(
                "kill table: %d rule(s), %s: %d calls x 2 sides, the same end each time%n",
                course.rules(), expected.phase(), calls.size());
        return calls.size();
    }

    private End run(Course course, boolean stateToo) {
        runs++;
        Shop shop = Shop.make(endpoint.client(), course.rules(), "-" + runs);
        Time time = new Time();
        StateStore memory = new MemoryStore();
        String prefix = "run-" + runs + "/";
        StateStore first = stateToo ? new S3StateStore(killingState, "bucket", prefix) : memory;
        StateStore second = stateToo ? new S3StateStore(state, "bucket", prefix) : memory;
        Judge judge = new Judge().saying(course.verdicts());
        try {
            new ShiftFixture(time, first, killing).judge(judge).start(shop.route(), course.plan());
            assertThat(kill.hasKilled()).isFalse();
        } catch (Killed sudden) {
            time.jump(ShiftFixture.TIMING.lease());
        }
        ShiftFixture other =
                new ShiftFixture(time, second, endpoint.client()).judge(judge).holder("bob@other");
        if (kill.hasKilled()) {
            takeUp(other, shop, course);
        }
        return End.of(shop, other.states().read("catalog"));
    }

    /** Before its first entry a shift is nowhere: whoever was starting it starts it again. */
    private static void takeUp(ShiftFixture other, Shop shop, Course course) {
        if (other.states().read("catalog").shift() == null) {
            other.holder("ann@laptop").start(shop.route(), course.plan());
        } else {
            other.takeUp("catalog");
        }
    }
}
