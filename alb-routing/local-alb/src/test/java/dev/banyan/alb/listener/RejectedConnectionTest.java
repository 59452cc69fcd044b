package dev.banyan.alb.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.conformance.Proves;
import dev.banyan.alb.exchange.Exchanges;
import dev.banyan.alb.fault.Faults;
import dev.banyan.alb.log.AccessLogSink;
import dev.banyan.alb.log.LoadBalancerLogs;
import dev.banyan.alb.loop.Transport;
import dev.banyan.alb.loop.WorkerOutputs;
import dev.banyan.alb.loop.Workers;
import dev.banyan.alb.metrics.AlbMetrics;
import dev.banyan.alb.metrics.Metric;
import dev.banyan.alb.metrics.MetricId;
import dev.banyan.alb.routing.ActiveListener;
import dev.banyan.alb.routing.RoutingCompiler;
import dev.banyan.alb.stickiness.StickyTokens;
import dev.banyan.alb.support.FakeInvoker;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.target.TargetGroups;
import dev.banyan.alb.tls.ListenerCertificates;
import dev.banyan.alb.tls.ListenerTls;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.Routing;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Connections that the system does not let the process accept. Its refusal is made here, in the socket: how many files
 * a process may open, and what else breaks when it has none left, differs from machine to machine.
 */
class RejectedConnectionTest {

    private static final CountDownLatch REFUSED = new CountDownLatch(1);

    /** Refuses the first connection as the system does when too many files are open. */
    public static final class CrowdedServer extends NioServerSocketChannel {

        /** Called by Netty. */
        public CrowdedServer() {}

        @Override
        protected int doReadMessages(List<Object> accepted) throws Exception {
            if (REFUSED.getCount() > 0) {
                REFUSED.countDown();
                throw new IOException("accept: Too many open files");
            }
            return super.doReadMessages(accepted);
        }
    }

    @Test
    @Proves("R-6.4-04")
    void connection_beyondTheSystemsLimit_isCountedAsRejected() throws Exception {
        AlbMetrics metrics = new AlbMetrics(Duration.ofMinutes(1));
        Transport transport = new Transport(NioIoHandler.newFactory(), CrowdedServer.class, NioSocketChannel.class);
        WorkerOutputs outputs = new WorkerOutputs(AccessLogSink.NONE, null, metrics);
        Workers workers = new Workers(1, transport, InstantSource.system(), System::nanoTime, 1, outputs);
        ListenerTls tls = new ListenerTls(null, "localhost", InstantSource.system(), ListenerCertificates.NONE);
        Exchanges exchanges = new Exchanges(new FakeInvoker(), false, new Faults());
        ListenerServer server = new ListenerServer(workers, exchanges, tls);
        try {
            assertThat(server.open(InetAddress.getLoopbackAddress(), 0)).isNull();
            server.serve(listener(workers));
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                assertThat(REFUSED.await(20, TimeUnit.SECONDS))
                        .as("refused %s", client)
                        .isTrue();
            }
            server.drain();
        } finally {
            workers.close();
        }
        assertThat(metrics.list()).extracting(MetricId::metric).contains(Metric.REJECTED_CONNECTIONS);
    }

    private static ActiveListener listener(Workers workers) {
        Routing routing = new Routings().listener(80, Routings.text("ok")).build();
        LoadBalancer loadBalancer = routing.loadBalancers().get(0);
        return new RoutingCompiler(new TargetGroups(workers, new FakeInvoker()), Map.of(), new StickyTokens(null))
                .compile(loadBalancer, loadBalancer.listeners().get(0), LoadBalancerLogs.NONE);
    }
}
