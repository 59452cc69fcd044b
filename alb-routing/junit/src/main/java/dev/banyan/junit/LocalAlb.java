package dev.banyan.junit;

import static java.util.Objects.requireNonNull;

import dev.banyan.alb.metrics.AlbMetrics;
import dev.banyan.model.Target;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;

/**
 * A JUnit extension that runs a load balancer and its AWS endpoint on free ports of loopback: for all tests of a class
 * where it is a static field, for each test anew where it is not. Functions run in processes of their own, which are
 * started when a template has some; no process is left at the end.
 *
 * <p>Safe for use by several threads once it runs; the settings are not.
 */
public final class LocalAlb implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

    private final Settings settings;

    private volatile @Nullable RunningAlb running;
    private boolean perClass;

    private LocalAlb(@Nullable Path template) {
        this.settings = new Settings(template);
    }

    /**
     * Returns the load balancer of a template.
     *
     * @param template a {@code cdk.out} folder or a template file with its assets beside it
     */
    public static LocalAlb fromTemplate(Path template) {
        return new LocalAlb(requireNonNull(template, "template"));
    }

    /** Returns an empty load balancer, for tests that make what they need by the API. */
    public static LocalAlb empty() {
        return new LocalAlb(null);
    }

    /**
     * Points a container of the template at a server of the test; containers that nobody points anywhere have no
     * target, so that their requests get 503.
     *
     * @param container the container's name in the template
     * @param port a port on loopback
     */
    public LocalAlb target(String container, int port) {
        settings.targets.put(container, new Target.Ip("127.0.0.1", port));
        return this;
    }

    /**
     * Points a container of the template at a server of the test.
     *
     * @param server its address; a path counts for nothing
     * @throws IllegalArgumentException if it has no host or no port
     */
    public LocalAlb target(String container, URI server) {
        if (server.getHost() == null || server.getPort() < 0) {
            throw new IllegalArgumentException("target: " + server + " (expected: http://HOST:PORT)");
        }
        settings.targets.put(container, new Target.Ip(server.getHost(), server.getPort()));
        return this;
    }

    /** Sets a parameter of the template; the others have their defaults. */
    public LocalAlb parameter(String name, String value) {
        settings.parameters.put(name, value);
        return this;
    }

    /**
     * Sets an attribute of a resource that nothing here stands for, such as {@code Endpoint.Address} of a database, for
     * the environment of functions.
     */
    public LocalAlb attribute(String logicalId, String attribute, String value) {
        settings.attributes.put(logicalId + "." + attribute, value);
        return this;
    }

    /** Returns the URL of the first listener, the one of the lowest port. */
    public URI url() {
        return running().urls().values().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("listeners: none (expected: one at least)"));
    }

    /**
     * Returns the URL of a listener.
     *
     * @param port the listener's port in the template or the API; the one that is bound is another
     */
    public URI url(int port) {
        Map<Integer, URI> urls = running().urls();
        URI url = urls.get(port);
        if (url == null) {
            throw new IllegalArgumentException("port: " + port + " (expected: one of " + urls.keySet() + ")");
        }
        return url;
    }

    /** Returns the URL of the AWS endpoint, for clients that {@link #client} does not make. */
    public URI endpoint() {
        return running().endpoint().uri();
    }

    /**
     * Returns a client of the AWS SDK for the endpoint; it is closed at the end. Its HTTP client is the one that the
     * builder has or finds.
     *
     * @param builder such as {@code ElasticLoadBalancingV2Client.builder()}
     */
    public <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return running().hold(SdkClients.build(builder, endpoint()));
    }

    /** Returns the requests that the access log holds, the oldest first; a line comes a moment after its answer. */
    public List<AccessLogEntry> accessLog() {
        return running().accessLog().entries();
    }

    /**
     * Waits up to 10 seconds until the access log holds as many requests, and returns them.
     *
     * @throws AssertionError if it does not
     */
    public List<AccessLogEntry> accessLog(int count) {
        return running().accessLog().await(count, Duration.ofSeconds(10));
    }

    /**
     * Returns the sum of a metric of all load balancers since the start, as of a moment ago.
     *
     * @param name its name in CloudWatch, such as {@code HTTPCode_Target_2XX_Count}
     * @throws IllegalArgumentException if there is no such metric
     */
    public double metric(String name) {
        return running().metrics().sum(name, null);
    }

    /**
     * Returns the sum of a metric of a target group since the start, as of a moment ago.
     *
     * @param targetGroupArn the group
     */
    public double metric(String name, String targetGroupArn) {
        return running().metrics().sum(name, requireNonNull(targetGroupArn, "targetGroupArn"));
    }

    /** Returns all metrics with their statistics by the second. */
    public AlbMetrics metrics() {
        return running().metrics().all();
    }

    private RunningAlb running() {
        RunningAlb started = running;
        if (started == null) {
            throw new IllegalStateException(
                    "load balancer: not running (expected: a field with @RegisterExtension, used in a test)");
        }
        return started;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        perClass = true;
        start();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        if (!perClass) {
            start();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (!perClass) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        stop();
        perClass = false;
    }

    private void start() throws Exception {
        running = RunningAlb.start(settings);
    }

    private void stop() throws Exception {
        RunningAlb stopping = running;
        running = null;
        if (stopping != null) {
            stopping.close();
        }
    }
}
