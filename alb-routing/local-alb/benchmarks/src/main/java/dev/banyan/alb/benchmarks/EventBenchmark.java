package dev.banyan.alb.benchmarks;

import dev.banyan.alb.http1.RequestHead;
import dev.banyan.alb.lambda.LambdaEvent;
import io.netty.buffer.Unpooled;
import java.nio.charset.CharacterCodingException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How long it takes to make a function's event from a browser's request. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EventBenchmark {

    /** The length of the body in bytes. */
    @Param({"0", "10000"})
    public int body;

    private final RequestHead head = new RequestHead();
    private byte[] bytes = {};
    private final LambdaEvent event = new LambdaEvent(
            "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/orders/0a1b2c3d4e5f6071", true);

    /** Reads the head. */
    @Setup
    public void read() {
        head.reset();
        head.feed(Unpooled.wrappedBuffer(Heads.BROWSER));
        bytes = new byte[body];
    }

    /** The event as JSON; a body without a content type is encoded in base64. */
    @Benchmark
    public byte[] event() throws CharacterCodingException {
        return event.write(head, bytes);
    }
}
