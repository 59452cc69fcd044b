package dev.banyan.alb.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The check itself: in a run of its own, with the extension found as in every run. */
class LeakCheckTest {

    /** Run by the tests below only. */
    static final class Leaking {
        @Test
        void buffer_neverReleased() {
            ByteBuf forgotten = PooledByteBufAllocator.DEFAULT.directBuffer(16);
            assertThat(forgotten.refCnt()).isEqualTo(1);
        }
    }

    /** Run by the tests below only. */
    static final class Careful {
        @Test
        void buffer_released() {
            ByteBuf buffer = PooledByteBufAllocator.DEFAULT.directBuffer(16);
            assertThat(buffer.release()).isTrue();
        }
    }

    /** What other tests leaked must not count here, and must not be forgotten either: it fails here. */
    @BeforeEach
    void checkOthers() {
        LeakCheck.check();
    }

    private static TestExecutionSummary run(Class<?> tests) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(tests))
                                .filters(EngineFilter.includeEngines("junit-jupiter"))
                                .build(),
                        listener);
        return listener.getSummary();
    }

    @Test
    void run_leakedBuffer_failsAndNamesItsPlace() {
        TestExecutionSummary summary = run(Leaking.class);

        assertThat(summary.getTestsSucceededCount()).isEqualTo(1);
        assertThat(summary.getFailures()).hasSize(1);
        assertThat(summary.getFailures().get(0).getException())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1 buffers leaked")
                .hasMessageContaining("buffer_neverReleased");
    }

    @Test
    void run_releasedBuffer_passes() {
        TestExecutionSummary summary = run(Careful.class);

        assertThat(summary.getTestsSucceededCount()).isEqualTo(1);
        assertThat(summary.getFailures()).isEmpty();
    }
}
