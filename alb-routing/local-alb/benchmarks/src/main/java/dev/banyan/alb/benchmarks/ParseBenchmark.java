package dev.banyan.alb.benchmarks;

import dev.banyan.alb.http1.Progress;
import dev.banyan.alb.http1.RequestHead;
import dev.banyan.alb.http1.ResponseHead;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** How long it takes to read a message head, from the buffer to positions and framing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ParseBenchmark {

    private final RequestHead request = new RequestHead();
    private final ResponseHead response = new ResponseHead();
    private final ByteBuf browser = Unpooled.directBuffer().writeBytes(Heads.BROWSER);
    private final ByteBuf shortest = Unpooled.directBuffer().writeBytes(Heads.SHORT);
    private final ByteBuf answer = Unpooled.directBuffer().writeBytes(Heads.ANSWER);

    /** A browser's request. */
    @Benchmark
    public Progress browserRequest() {
        request.reset();
        return request.feed(browser.readerIndex(0));
    }

    /** The shortest request. */
    @Benchmark
    public Progress shortestRequest() {
        request.reset();
        return request.feed(shortest.readerIndex(0));
    }

    /** An application server's answer. */
    @Benchmark
    public Progress answer() {
        response.reset();
        return response.feed(answer.readerIndex(0));
    }
}
