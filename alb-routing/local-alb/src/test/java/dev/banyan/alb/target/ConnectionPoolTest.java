package dev.banyan.alb.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.support.TestAlb;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a pool keeps of connections that never came about. */
class ConnectionPoolTest {

    private static <T> T onLoop(TestGroup group, Callable<T> task) {
        return group.worker(0).eventLoop().submit(task).syncUninterruptibly().getNow();
    }

    private static final class Failure extends CompletableFuture<Boolean> implements ConnectListener {

        @Override
        public void connected(TargetConnection connection) {
            completeExceptionally(new AssertionError("connected"));
        }

        @Override
        public void connectFailed(boolean timedOut) {
            complete(timedOut);
        }
    }

    @Test
    void connect_failed_leavesNothingBehind() throws Exception {
        try (TestGroup group = new TestGroup(1, "").register("a")) {
            ConnectionPool pool = group.target("a").pool(group.worker(0));
            List<Failure> failures = new ArrayList<>();
            for (int attempt = 0; attempt < 3; attempt++) {
                Failure failure = new Failure();
                failures.add(failure);
                group.worker(0).eventLoop().execute(() -> pool.connect(failure));
            }
            group.worker(0).eventLoop().execute(pool::cut);

            for (Failure failure : failures) {
                assertThat(failure.get(10, TimeUnit.SECONDS)).isFalse();
            }
            TestAlb.await(() -> onLoop(group, pool::size) == 0);
            assertThat(group.target("a").inFlight()).isZero();
        }
    }

    @Test
    void connect_afterTheTimeToFinish_fails() throws Exception {
        try (TestGroup group = new TestGroup(1, "").register("a")) {
            ConnectionPool pool = group.target("a").pool(group.worker(0));
            Failure failure = new Failure();
            group.worker(0).eventLoop().execute(() -> {
                pool.cut();
                pool.connect(failure);
            });

            assertThat(failure.get(10, TimeUnit.SECONDS)).isFalse();
            assertThat(group.target("a").inFlight()).isZero();
            assertThat(group.group().counts().connectionErrors()).isZero();
        }
    }
}
