package dev.banyan.migration.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.migration.route.Route;
import dev.banyan.migration.state.FolderStateStore;
import dev.banyan.model.Arn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployLocksTest {

    private static final String ELB = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:";
    private static final Route ROUTE = new Route(
            "catalog",
            List.of(new Arn(ELB + "listener-rule/app/shop/1/2/3")),
            List.of(),
            new Arn(ELB + "targetgroup/shop/1"),
            new Arn(ELB + "targetgroup/shop-fn/2"));

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-11-23T12:00:00Z");

    private DeployLocks locks() {
        return new DeployLocks(new FolderStateStore(folder), () -> now);
    }

    @Test
    void lock_heldByAnother_isRefused() {
        DeployLock lock = locks().lock("catalog", "ci-1", "stack Shop", Duration.ofHours(1));

        assertThatThrownBy(() -> locks().lock("catalog", "ci-2", "stack Shop", Duration.ofHours(1)))
                .isInstanceOf(LockedException.class)
                .hasMessage("catalog is locked by ci-1 for stack Shop until 2026-11-23T13:00:00Z");
        assertThat(locks().holding(ROUTE)).contains(lock);
        assertThat(locks().held()).containsExactly(lock);
    }

    @Test
    void holding_loadBalancerLocked_holdsUpItsRoutes() {
        String scope = DeployLocks.loadBalancerOf(ROUTE);
        DeployLock lock = locks().lock(scope, "ci-1", "stack Shop", Duration.ofHours(1));

        assertThat(scope).isEqualTo("app.shop.1");
        assertThat(locks().holding(ROUTE)).contains(lock);
        locks().unlock(scope, lock.token());
        assertThat(locks().holding(ROUTE)).isEmpty();
    }

    @Test
    void unlock_afterItRanOutAndWasTaken_isRefused() {
        DeployLock first = locks().lock("catalog", "ci-1", "one", Duration.ofMinutes(5));
        now = now.plus(Duration.ofMinutes(5));
        assertThat(locks().holding(ROUTE)).isEmpty();
        DeployLock second = locks().lock("catalog", "ci-2", "two", Duration.ofMinutes(5));

        assertThat(second.token()).isEqualTo(first.token() + 1);
        assertThatThrownBy(() -> locks().unlock("catalog", first.token()))
                .hasMessage(
                        "lock 1 ran out, and since then catalog is locked by ci-2 for two until 2026-11-23T12:10:00Z");
        locks().unlock("catalog", second.token());
        locks().unlock("catalog", second.token());
        assertThat(locks().lock("catalog", "ci-3", "three", Duration.ofMinutes(5))
                        .token())
                .isEqualTo(3);
    }

    @Test
    void unlock_none_isRefused() {
        assertThatThrownBy(() -> locks().unlock("catalog", 1))
                .hasMessage("lock: none on catalog (expected: one that was taken)");
        assertThatThrownBy(() -> locks().lock("catalog", "ci", "x", Duration.ofDays(2)))
                .hasMessage("lock: PT48H (expected: up to a day)");
    }
}
