package dev.banyan.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

// The README shows what stands between these two lines.
// example
class ShopRoutesTest {
    @RegisterExtension
    static LocalAlb alb = LocalAlb.fromTemplate(Path.of("src/test/resources/shop.template.json"))
            .target("storefront", TestServer.start("from the storefront"));

    @Test
    void catalog_goesToTheStorefront_byRule10() throws Exception {
        URI url = alb.url(80).resolve("/catalog/42");
        var answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());

        assertThat(answer.body()).isEqualTo("from the storefront");
        assertThat(alb.accessLog(1).get(0).rulePriority()).isEqualTo(10);
    }

    @Test
    void rules_areThoseOfTheTemplate() {
        var elb = alb.client(ElasticLoadBalancingV2Client.builder());
        assertThat(elb.describeLoadBalancers().loadBalancers()).hasSize(1);
    }
}
// end of example
