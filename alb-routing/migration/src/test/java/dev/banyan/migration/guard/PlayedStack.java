package dev.banyan.migration.guard;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.aws.elbv2.Elbv2;
import dev.banyan.aws.elbv2.Elbv2Hooks;
import dev.banyan.aws.elbv2.Elbv2Store;
import dev.banyan.aws.elbv2.RoutingSink;
import dev.banyan.aws.journal.Journal;
import dev.banyan.aws.wire.AwsServer;
import dev.banyan.migration.plan.rules.RulesJson;
import dev.banyan.migration.plan.template.StackResources;
import dev.banyan.migration.plan.template.Template;
import dev.banyan.migration.rule.GroupWeights;
import dev.banyan.migration.rule.LiveRules;
import dev.banyan.model.Arn;
import dev.banyan.model.Routing;
import dev.banyan.ruleprovider.ProviderFunction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

/**
 * A stack with one rule of the route {@code catalog}, played against the local endpoint as CloudFormation plays it: a rule
 * whose properties change is written whole, a failed deploy writes the ones before again, a revert of drift writes plain
 * rules that differ. A strangler rule goes to its real provider function.
 */
final class PlayedStack implements AutoCloseable {

    static final String RULE = "CatalogRule";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AwsServer server;
    private final ElasticLoadBalancingV2Client client;
    private final ProviderFunction provider;
    private final String type;
    private final String loadBalancer;
    private final Map<String, String> physicalIds = new HashMap<>();
    private JsonNode deployed;

    PlayedStack(String type) throws IOException {
        this.type = type;
        Elbv2Store store = Elbv2Store.open(new Routing(List.of(), Map.of()), RoutingSink.NONE, Journal.inMemory());
        server = AwsServer.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Set.of("aws.test"),
                List.of(Elbv2.service(store, Elbv2Hooks.defaults(), "123456789012")));
        client = ElasticLoadBalancingV2Client.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + server.port() + "/"))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        provider = new ProviderFunction(client);
        loadBalancer = client.createLoadBalancer(
                        request -> request.name("shop").subnets("subnet-0ba0000000000001a", "subnet-0ba0000000000001b"))
                .loadBalancers()
                .get(0)
                .loadBalancerArn();
        physicalIds.put("ShopGroup", group("shop", "container"));
        physicalIds.put("FunctionGroup", group("shop-fn", "lambda"));
        physicalIds.put("Listener", listener());
        deployed = template(100, 0, "/catalog");
        create();
    }

    private String group(String name, String role) {
        List<Tag> tags = List.of(tag("banyan:route", "catalog"), tag("banyan:role", role));
        return client.createTargetGroup(request -> {
                    request.name(name).tags(tags);
                    if (role.equals("lambda")) {
                        request.targetType("lambda");
                    } else {
                        request.targetType("ip").protocol("HTTP").port(9090).vpcId("vpc-0ba00000000000001");
                    }
                })
                .targetGroups()
                .get(0)
                .targetGroupArn();
    }

    private String listener() {
        return client.createListener(request -> request.loadBalancerArn(loadBalancer)
                        .protocol("HTTP")
                        .port(80)
                        .defaultActions(Action.builder()
                                .type("fixed-response")
                                .fixedResponseConfig(config -> config.statusCode("404"))
                                .build()))
                .listeners()
                .get(0)
                .listenerArn();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    /** Returns a template with weights and a path. */
    JsonNode template(int container, int lambda, String path) {
        String text = """
                {"Resources":{
                 "Listener":{"Type":"AWS::ElasticLoadBalancingV2::Listener","Properties":{"Port":80}},
                 "ShopGroup":{"Type":"AWS::ElasticLoadBalancingV2::TargetGroup","Properties":{"Name":"shop","Port":9090,
                   "Tags":[{"Key":"banyan:role","Value":"container"},{"Key":"banyan:route","Value":"catalog"}]}},
                 "FunctionGroup":{"Type":"AWS::ElasticLoadBalancingV2::TargetGroup","Properties":{"Name":"shop-fn",
                   "Tags":[{"Key":"banyan:role","Value":"lambda"},{"Key":"banyan:route","Value":"catalog"}]}},
                 "CatalogRule":{"Type":"%s","Properties":{"ListenerArn":{"Ref":"Listener"},"Priority":40,
                   "Conditions":[{"Field":"path-pattern","PathPatternConfig":{"Values":["%s"]}}],
                   "Actions":[{"Type":"forward","ForwardConfig":{"TargetGroups":[
                     {"TargetGroupArn":{"Ref":"ShopGroup"},"Weight":%d},
                     {"TargetGroupArn":{"Ref":"FunctionGroup"},"Weight":%d}],
                     "TargetGroupStickinessConfig":{"Enabled":false}}}],
                   "Tags":[{"Key":"banyan:route","Value":"catalog"}]}}}}""".formatted(type, path, container, lambda);
        return json(text);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Returns what the guard says of a deploy, knowing the templates and what the tags tell. */
    GuardReport guard(JsonNode next, GuardOptions options) {
        return guard(next, options, StackResources.UNKNOWN);
    }

    GuardReport guard(JsonNode next, GuardOptions options, StackResources resources) {
        Template before = Template.of(deployed, Map.of(), resources);
        Template after = Template.of(next, Map.of(), resources);
        return Guard.check(TemplateChanges.of("Shop", before, after, resources), after, live(), options);
    }

    LiveSystem live() {
        return LiveSystem.read(client, List.of(new Arn(loadBalancer)));
    }

    StackResources resources() {
        return new StackResources(physicalIds);
    }

    JsonNode deployed() {
        return deployed;
    }

    private void create() {
        if (isStrangler()) {
            physicalIds.put(RULE, provider.create(RULE, properties(deployed)));
            return;
        }
        Rule rule = rule(deployed);
        physicalIds.put(
                RULE,
                client.createRule(request -> request.listenerArn(physicalIds.get("Listener"))
                                .priority(40)
                                .conditions(rule.conditions())
                                .actions(rule.actions())
                                .tags(tag("banyan:route", "catalog")))
                        .rules()
                        .get(0)
                        .ruleArn());
    }

    /** Deploys; a deploy that fails rolls back what it has written. */
    void deploy(JsonNode next, boolean fails) {
        if (rule(deployed).equals(rule(next))) {
            return;
        }
        write(deployed, next);
        if (fails) {
            write(next, deployed);
        } else {
            deployed = next;
        }
    }

    /** Writes every plain rule that differs from its template; drift of custom resources is not known to CloudFormation. */
    void revertDrift() {
        if (!isStrangler()) {
            write(deployed, deployed);
        }
    }

    private void write(JsonNode before, JsonNode next) {
        if (isStrangler()) {
            String unused = provider.update(RULE, ruleArn(), properties(before), properties(next));
            return;
        }
        Rule rule = rule(next);
        client.modifyRule(request ->
                request.ruleArn(ruleArn()).conditions(rule.conditions()).actions(rule.actions()));
    }

    /** Sets weights as a shift would. */
    void shift(int container, int lambda) {
        Rule rule = rule(template(container, lambda, "/any"));
        client.modifyRule(request -> request.ruleArn(ruleArn()).actions(rule.actions()));
    }

    String weights() {
        return new LiveRules(client)
                .get(new Arn(ruleArn()))
                .weights()
                .map(GroupWeights::toString)
                .orElse("none");
    }

    String ruleArn() {
        return physicalIds.getOrDefault(RULE, "");
    }

    ElasticLoadBalancingV2Client client() {
        return client;
    }

    private boolean isStrangler() {
        return type.startsWith("Custom::");
    }

    private Rule rule(JsonNode template) {
        return RulesJson.rule(resolved(template));
    }

    private JsonNode resolved(JsonNode template) {
        return Template.of(template, Map.of(), new StackResources(physicalIds)).properties(RULE);
    }

    /** Numbers come as texts, as CloudFormation hands them to a function. */
    private Map<String, Object> properties(JsonNode template) {
        ObjectNode properties = resolved(template).deepCopy();
        return JSON.convertValue(properties, new TypeReference<Map<String, Object>>() {});
    }

    @Override
    public void close() {
        provider.close();
        client.close();
        server.close();
    }
}
