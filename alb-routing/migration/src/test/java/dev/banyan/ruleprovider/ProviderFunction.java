package dev.banyan.ruleprovider;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** The real function behind strangler rules, called as CloudFormation calls it, with somebody who takes its answers. */
public final class ProviderFunction implements AutoCloseable {

    private final HttpServer answers;
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final RuleProviderHandler handler;
    private final AtomicReference<String> lastAnswer = new AtomicReference<>("");

    public ProviderFunction(ElasticLoadBalancingV2Client client) throws IOException {
        handler = new RuleProviderHandler(http, client);
        answers = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answers.createContext("/", exchange -> {
            lastAnswer.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        answers.start();
    }

    /** Returns the rule's ARN. */
    public String create(String logicalId, Map<String, Object> properties) {
        return call("Create", logicalId, properties, null, null);
    }

    /** Returns the rule's ARN. */
    public String update(String logicalId, String ruleArn, Map<String, Object> before, Map<String, Object> properties) {
        return call("Update", logicalId, properties, ruleArn, before);
    }

    private String call(
            String type,
            String logicalId,
            Map<String, Object> properties,
            @Nullable String ruleArn,
            @Nullable Map<String, Object> before) {
        CloudFormationCustomResourceEvent event = new CloudFormationCustomResourceEvent();
        event.setRequestType(type);
        event.setStackId("arn:aws:cloudformation:eu-central-1:123456789012:stack/Shop/1");
        event.setRequestId("1");
        event.setLogicalResourceId(logicalId);
        event.setResourceType("Custom::StranglerRule");
        event.setResponseUrl("http://127.0.0.1:" + answers.getAddress().getPort() + "/answer");
        event.setResourceProperties(properties);
        event.setOldResourceProperties(before);
        event.setPhysicalResourceId(ruleArn);
        String arn = handler.handleRequest(event, context()).getPhysicalResourceId();
        String answer = String.valueOf(lastAnswer.get());
        if (!answer.contains("SUCCESS")) {
            throw new IllegalStateException(answer);
        }
        return arn;
    }

    private static Context context() {
        return (Context) Proxy.newProxyInstance(
                ProviderFunction.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> method.getReturnType() == String.class ? "one" : null);
    }

    @Override
    public void close() {
        answers.stop(0);
        http.close();
    }
}
