package dev.banyan.alb.target;

import dev.banyan.alb.health.HealthProbe;
import dev.banyan.alb.health.LambdaProbe;
import dev.banyan.alb.lambda.LambdaInvoker;
import dev.banyan.alb.loop.Worker;
import dev.banyan.model.Protocol;
import dev.banyan.model.Target;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Knows how to check each kind of target. Used by any thread; checks run on the worker's event loop. */
final class Probes {

    private final Worker worker;
    private final Class<? extends SocketChannel> channel;
    private final LambdaInvoker invoker;

    /** Guarded by this. */
    private @Nullable SslContext tls;

    Probes(Worker worker, Class<? extends SocketChannel> channel, LambdaInvoker invoker) {
        this.worker = worker;
        this.channel = channel;
        this.invoker = invoker;
    }

    TargetChecks.Probe of(Target.Ip target) {
        InetSocketAddress traffic = new InetSocketAddress(target.host(), target.port());
        return (check, onResult) -> {
            Integer port = check.port();
            InetSocketAddress address = port == null ? traffic : new InetSocketAddress(traffic.getAddress(), port);
            HealthProbe.start(worker, channel, tls(check.protocol()), check, address, onResult);
        };
    }

    TargetChecks.Probe of(ActiveTargetGroup group, Target.Lambda target) {
        return (check, onResult) -> LambdaProbe.start(worker, invoker, group.group(), target, onResult);
    }

    /** Returns how TLS is spoken to targets, or null where it is not. */
    synchronized @Nullable SslContext tls(Protocol protocol) {
        if (protocol == Protocol.HTTP) {
            return null;
        }
        SslContext context = tls == null ? TargetTls.create() : tls;
        tls = context;
        return context;
    }
}
