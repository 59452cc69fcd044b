package dev.banyan.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.model.ForwardAction;
import dev.banyan.model.Listener;
import dev.banyan.model.LoadBalancerAttributes.LogDelivery;
import dev.banyan.model.Rule;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the template of the Banyan app itself, without the properties of networks and identities. */
class BanyanStackTest {

    private static final String LANE = "abcdefghijklmnopqrstuvwx";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | '' | 80 | 10 20 40 default",
                "'' | " + LANE + " | 80 | 10 20 30 40 default",
                "arn:aws:acm:us-east-1:1:certificate/x | '' | 443 | 10 20 40 default",
                "arn:aws:acm:us-east-1:1:certificate/x | " + LANE + " | 443 | 10 20 30 40 default",
            })
    void read_certificateAndLane_decideWhichRulesExist(String certificate, String lane, int port, String priorities) {
        SynthesizedSystem system = read(Map.of("CertificateArn", certificate, "CatalogLaneValue", lane));

        List<Listener> listeners = system.routing().loadBalancers().get(0).listeners();
        Listener deciding = listeners.get(listeners.size() - 1);
        assertThat(deciding.port()).isEqualTo(port);
        assertThat(deciding.rules().stream()
                        .map(rule -> rule.priority().toString())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(priorities);
        if (port == 443) {
            assertThat(listeners.get(0).rules()).hasSize(1);
            assertThat(listeners.get(0).rules().get(0).routingAction().type()).isEqualTo("redirect");
        }
    }

    @Test
    void read_weights_comeFromParameters() {
        SynthesizedSystem system = read(Map.of("CatalogContainerWeight", "0", "CatalogLambdaWeight", "100"));

        Rule rule = system.routing()
                .loadBalancers()
                .get(0)
                .listeners()
                .get(0)
                .rules()
                .get(2);
        assertThat(((ForwardAction) rule.routingAction()).targetGroups())
                .extracting(group -> group.weight().value())
                .containsExactly(0, 100);
    }

    @Test
    void read_parts_areAllThere() {
        SynthesizedSystem system = read(Map.of());

        assertThat(system.functions())
                .extracting(FunctionDefinition::handler)
                .containsExactlyInAnyOrder(
                        "dev.banyan.headermonitor.HeaderMonitorHandler::handleRequest",
                        "dev.banyan.cookiecontrol.CookieControlHandler::handleRequest",
                        "dev.banyan.catalogfunction.CatalogHandler::handleRequest",
                        "dev.banyan.ruleprovider.RuleProviderHandler::handleRequest");
        assertThat(system.containers()).extracting(ContainerDefinition::name).containsExactly("storefront");
        assertThat(system.containers().get(0).targetGroups()).hasSize(2);
        assertThat(system.containers().get(0).environment().names())
                .contains("SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD");
        assertThat(system.databases())
                .extracting(DatabaseDefinition::databaseName)
                .containsExactly("storefront");
        assertThat(system.secrets()).hasSize(2);
        assertThat(system.unsupported()).isEmpty();
    }

    @Test
    void read_accessLogs_goToTheBucketOfTheTemplate() {
        LogDelivery logs =
                read(Map.of()).routing().loadBalancers().get(0).attributes().accessLogs();

        assertThat(logs.enabled()).isTrue();
        assertThat(logs.bucket()).startsWith("Banyan-").contains("AccessLogs");
        assertThat(logs.prefix()).isEqualTo("alb");
    }

    private static SynthesizedSystem read(Map<String, String> parameters) {
        return TemplateReader.read(
                SampleStack.resource("banyan"), ReadOptions.defaults().withParameters(parameters));
    }
}
