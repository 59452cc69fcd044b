package dev.banyan.alb.support;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** Fails the run if any buffer was collected as garbage without having been released. */
public final class LeakCheck implements BeforeAllCallback {

    private static final int ROUNDS = 3;

    private static final List<String> LEAKS = new CopyOnWriteArrayList<>();

    /** Takes over from the library; must happen before its first buffer is made. */
    static void record() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new ResourceLeakDetectorFactory() {
            @Override
            @SuppressWarnings("deprecation") // The factory's abstract method is the deprecated one.
            public <T> ResourceLeakDetector<T> newResourceLeakDetector(
                    Class<T> resource, int samplingInterval, long maxActive) {
                return new Recorder<>(resource);
            }
        });
    }

    private static final class Recorder<T> extends ResourceLeakDetector<T> {

        Recorder(Class<T> resource) {
            super(resource, 1);
        }

        @Override
        protected boolean needReport() {
            return true;
        }

        @Override
        protected void reportTracedLeak(String resourceType, String records) {
            LEAKS.add("LEAK: " + resourceType + records);
        }

        @Override
        protected void reportUntracedLeak(String resourceType) {
            LEAKS.add("LEAK: " + resourceType);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(LeakCheck.class))
                .getOrComputeIfAbsent(
                        "end of run", key -> (CloseableResource) LeakCheck::check, CloseableResource.class);
    }

    /**
     * Fails if any buffer leaked since the last check.
     *
     * @throws AssertionError if so, with the first leak's traces
     */
    static void check() {
        for (int round = 0; round < ROUNDS; round++) {
            collectGarbage();
            PooledByteBufAllocator.DEFAULT.directBuffer(16).release(); // Allocating reports what was found.
        }
        List<String> found = List.copyOf(LEAKS);
        LEAKS.clear();
        if (!found.isEmpty()) {
            throw new AssertionError(found.size() + " buffers leaked, the first: " + found.get(0));
        }
    }

    /** Returns when the references that this collection cleared are on their way to their queues. */
    private static void collectGarbage() {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        PhantomReference<Object> witness = new PhantomReference<>(new Object(), queue);
        try {
            System.gc();
            if (queue.remove(TimeUnit.SECONDS.toMillis(10)) != witness) {
                throw new AssertionError("garbage collection: none within 10 s (expected: one on request)");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }
}
