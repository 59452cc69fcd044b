package dev.banyan.alb.health;

import dev.banyan.alb.http1.Ascii;
import dev.banyan.alb.http1.Progress;
import dev.banyan.alb.http1.ResponseHead;
import dev.banyan.alb.loop.Channels;
import dev.banyan.alb.loop.Deadline;
import dev.banyan.alb.loop.Worker;
import dev.banyan.model.HealthCheck;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One health check: a connection of its own, one GET, the status code. Used by its event loop only. */
public final class HealthProbe extends SimpleChannelInboundHandler<ByteBuf> {

    private final HealthCheck check;
    private final InetSocketAddress address;
    private final Consumer<CheckResult> onResult;
    private final Deadline timeout;
    private final ResponseHead head = new ResponseHead();
    private @Nullable Channel channel;
    private boolean done;

    private HealthProbe(Worker worker, HealthCheck check, InetSocketAddress address, Consumer<CheckResult> onResult) {
        this.check = check;
        this.address = address;
        this.onResult = onResult;
        this.timeout = worker.deadlines().add(() -> finish(CheckResult.TIMED_OUT));
    }

    /**
     * Starts a check on the worker's event loop, which must be the current thread.
     *
     * @param worker runs the check
     * @param channel the class of connecting channels
     * @param tls how to speak TLS, or null for plain HTTP
     * @param check what is asked and expected
     * @param address who is asked
     * @param onResult gets the result, once
     */
    public static void start(
            Worker worker,
            Class<? extends SocketChannel> channel,
            @Nullable SslContext tls,
            HealthCheck check,
            InetSocketAddress address,
            Consumer<CheckResult> onResult) {
        HealthProbe probe = new HealthProbe(worker, check, address, onResult);
        probe.timeout.set(check.timeout().toNanos());
        ChannelFuture connecting = new Bootstrap()
                .group(worker.eventLoop())
                .channel(channel)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel opened) {
                        if (tls != null) {
                            SslHandler handler = tls.newHandler(opened.alloc());
                            handler.setHandshakeTimeoutMillis(0); // The check's own time-out is for all of it.
                            opened.pipeline().addLast(handler);
                        }
                        opened.pipeline().addLast(probe);
                    }
                })
                .connect(address);
        probe.channel = connecting.channel();
        connecting.addListener(connected -> {
            if (!connected.isSuccess()) {
                probe.finish(CheckResult.FAILED);
            }
        });
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (context.pipeline().get(SslHandler.class) == null) {
            send(context);
        }
    }

    /** With TLS, the request waits for the end of the handshake here, not in a queue. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess()) {
            send(context);
        }
    }

    private void send(ChannelHandlerContext context) {
        String host = address.getHostString();
        // Our choice between the two texts of AWS: the port is named unless it is the protocol's own.
        String port = address.getPort() == check.protocol().defaultPort() ? "" : ":" + address.getPort();
        byte[] request = Ascii.bytes(
                "GET " + check.path() + " HTTP/1.1\r\nHost: " + host + port
                        + "\r\nConnection: close\r\nUser-Agent: ELB-HealthChecker/2.0\r\nAccept-Encoding: gzip, compressed\r\n\r\n");
        Channels.write(context.channel(), context.alloc().buffer(request.length).writeBytes(request));
        context.flush();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf in) {
        Progress progress = done ? Progress.INCOMPLETE : head.feed(in);
        while (progress == Progress.COMPLETE && head.isInterim() && head.status() != 101) {
            head.reset();
            progress = head.feed(in);
        }
        if (progress == Progress.REJECTED) {
            finish(CheckResult.FAILED);
        } else if (progress == Progress.COMPLETE) {
            finish(check.matcher().matches(head.status()) ? CheckResult.PASSED : CheckResult.mismatch(head.status()));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        finish(CheckResult.FAILED);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        finish(CheckResult.FAILED);
    }

    private void finish(CheckResult result) {
        if (done) {
            return;
        }
        done = true;
        timeout.remove();
        if (channel != null) {
            Channels.close(channel);
        }
        onResult.accept(result);
    }
}
