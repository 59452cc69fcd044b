package dev.banyan.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** An empty load balancer, anew for each test. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("unchecked") // The SDK takes builders as varargs of a generic type.
class LocalAlbTest {

    @RegisterExtension
    final LocalAlb alb = LocalAlb.empty();

    @Test
    @Order(1)
    void listenerOfTheApi_isReached_loggedAndCounted() throws Exception {
        ElasticLoadBalancingV2Client elb = alb.client(ElasticLoadBalancingV2Client.builder());
        String owner = elb.createLoadBalancer(
                        request -> request.name("shop").subnets("subnet-0ba0000000000001a", "subnet-0ba0000000000001b"))
                .loadBalancers()
                .get(0)
                .loadBalancerArn();
        elb.createListener(request -> request.loadBalancerArn(owner)
                .protocol("HTTP")
                .port(80)
                .defaultActions(action ->
                        action.type("fixed-response").fixedResponseConfig(answer -> answer.statusCode("418"))));

        assertThat(get(alb.url())).isEqualTo(418);

        AccessLogEntry entry = alb.accessLog(1).get(0);
        assertThat(List.of(entry.type(), entry.method(), entry.actions()))
                .containsExactly("http", "GET", "fixed-response");
        assertThat(entry.status()).isEqualTo(418);
        assertThat(entry.url().getPath()).isEqualTo("/");
        assertThat(entry.rulePriority()).isZero();
        assertThat(alb.metric("HTTP_Fixed_Response_Count")).isEqualTo(1);
        assertThatThrownBy(() -> alb.url(81)).hasMessage("port: 81 (expected: one of [80])");
        assertThatThrownBy(() -> alb.metric("Nothing"))
                .hasMessage("metric: Nothing (expected: one of AWS/ApplicationELB)");
    }

    @Test
    @Order(2)
    void nextTest_hasAnEmptyOneOfItsOwn() {
        assertThat(alb.client(ElasticLoadBalancingV2Client.builder())
                        .describeLoadBalancers()
                        .loadBalancers())
                .isEmpty();
        assertThat(alb.accessLog()).isEmpty();
        assertThatThrownBy(alb::url).hasMessage("listeners: none (expected: one at least)");
    }

    @Test
    void missingTemplate_isNamed() {
        Settings settings = new Settings(Path.of("nowhere/cdk.out"));

        assertThatThrownBy(() -> RunningAlb.start(settings))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("template: " + Path.of("nowhere/cdk.out").toAbsolutePath()
                        + " is not there (expected: the folder that CDK synthesized, or a template file)");
    }

    @Test
    void unknownContainer_isNamed() {
        Settings settings = new Settings(Path.of("src/test/resources/shop.template.json"));
        settings.targets.put("shop", new dev.banyan.model.Target.Ip("127.0.0.1", 1));

        assertThatThrownBy(() -> RunningAlb.start(settings))
                .hasMessage("target: shop (expected: a container of the template, one of [storefront])");
    }

    @Test
    void targetWithoutAPort_isRefused() {
        assertThatThrownBy(() -> LocalAlb.empty().target("storefront", URI.create("http://localhost")))
                .hasMessage("target: http://localhost (expected: http://HOST:PORT)");
    }

    @Test
    void beforeTheStart_nothingCanBeAsked() {
        assertThatThrownBy(LocalAlb.empty()::endpoint).isInstanceOf(IllegalStateException.class);
    }

    private static int get(URI url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
