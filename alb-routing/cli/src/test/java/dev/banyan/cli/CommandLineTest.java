package dev.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands that only look and ask, on a small template. */
class CommandLineTest {

    private static final String TEMPLATE = """
            {"Parameters": {"Weight": {"Type": "Number", "Default": 10}},
             "Resources": {
              "Alb": {"Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "Properties": {"Type": "application"}},
              "New": {"Type": "AWS::ElasticLoadBalancingV2::TargetGroup", "Properties":
                {"TargetType": "ip", "Port": 80, "Protocol": "HTTP", "VpcId": "vpc-1",
                 "Tags": [{"Key": "banyan:route", "Value": "orders"}]}},
              "Old": {"Type": "AWS::ElasticLoadBalancingV2::TargetGroup", "Properties":
                {"Name": "old", "TargetType": "ip", "Port": 80, "Protocol": "HTTP", "VpcId": "vpc-1"}},
              "Http": {"Type": "AWS::ElasticLoadBalancingV2::Listener", "Properties":
                {"LoadBalancerArn": {"Ref": "Alb"}, "Port": 80, "Protocol": "HTTP", "DefaultActions":
                  [{"Type": "redirect", "RedirectConfig": {"StatusCode": "HTTP_302", "Path": "/shop"}}]}},
              "Orders": {"Type": "AWS::ElasticLoadBalancingV2::ListenerRule", "Properties":
                {"ListenerArn": {"Ref": "Http"}, "Priority": 10, "Conditions":
                  [{"Field": "path-pattern", "PathPatternConfig": {"Values": ["/orders", "/orders/*"]}}],
                 "Actions": [{"Type": "forward", "ForwardConfig": {"TargetGroups":
                  [{"TargetGroupArn": {"Ref": "Old"}, "Weight": 90},
                   {"TargetGroupArn": {"Ref": "New"}, "Weight": {"Ref": "Weight"}}]}}]}},
              "Lane": {"Type": "AWS::ElasticLoadBalancingV2::ListenerRule", "Properties":
                {"ListenerArn": {"Ref": "Http"}, "Priority": 20, "Conditions":
                  [{"Field": "http-header", "HttpHeaderConfig":
                    {"HttpHeaderName": "Cookie", "Values": ["*secret-lane*"]}},
                   {"Field": "query-string", "QueryStringConfig": {"Values": [{"Key": "v", "Value": "2"}]}},
                   {"Field": "http-request-method", "HttpRequestMethodConfig": {"Values": ["GET"]}},
                   {"Field": "host-header", "HostHeaderConfig": {"Values": ["*.example.test"]}}],
                 "Actions": [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "204"}}]}}}}
            """;

    private final Path folder;
    private final StringWriter errors = new StringWriter();

    CommandLineTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void writeTemplate() throws IOException {
        Files.writeString(folder.resolve("Small.template.json"), TEMPLATE);
    }

    @Test
    void routes_ofATemplate_showsRulesWithoutWhatLetsSomebodyIn() {
        String table = run(0, "routes", "--parameter", "Weight=5", "--template", template());

        assertThat(table)
                .contains("10        /orders, /orders/*", "old 90 · orders-container 5")
                .contains("header Cookie (value hidden) + query v=2 + GET + host *.example.test", "answers 204")
                .contains("redirect 302")
                .doesNotContain("secret-lane");
    }

    @Test
    void routes_whatIsAllowedButHardlyMeant_isAWarning() {
        run(0, "routes", "--template", template());

        assertThat(errors.toString())
                .contains("  warning: rule 20 matches GET but not HEAD of the same page")
                .contains("  warning: rule 20 lets in by a cookie value of 11 characters, which can be guessed");
    }

    @Test
    void routes_asJson_isAListWithWarnings() {
        assertThat(run(0, "routes", "--json", "--template", template()))
                .startsWith("[")
                .contains("\"priority\" : \"default\"")
                .contains("\"rule 20 matches GET but not HEAD of the same page\"");
        assertThat(errors.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://shop.localhost/orders/42, 10",
        "http://shop.localhost:8080/orders, 10",
        "http://shop.localhost/other, default",
        "http://a.example.test/x?v=2, 20"
    })
    void match_url_namesTheWinner(String url, String priority) {
        String explained = run(0, "match", "GET", url, "-H", "Cookie: secret-lane", "--template", template());

        assertThat(explained.lines().filter(line -> line.contains(" wins  ")))
                .singleElement()
                .satisfies(line -> assertThat(line.strip()).startsWith(priority));
    }

    @Test
    void match_notTheWinner_saysWhichConditionFailed() {
        assertThat(run(0, "match", "POST", "http://shop.localhost/orders", "--template", template()))
                .contains("http-header is not header Cookie (value hidden)", "http-request-method is not GET")
                .contains("too late");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.localhost/x", "ftp://shop/x", "http://shop.localhost:9/x", "http:// /"})
    void match_badUrl_isRefused(String url) {
        run(2, "match", "GET", url, "--template", template());

        assertThat(errors.toString()).contains("banyan: url: " + url);
    }

    @Test
    void match_badHeader_isRefused() {
        run(2, "match", "GET", "http://shop.localhost/", "-H", "nonsense", "--template", template());

        assertThat(errors.toString()).contains("--header: nonsense (expected: 'Name: value')");
    }

    @Test
    void logs_unknownName_saysWhichThereAre() {
        run(2, "logs", "nobody", "--template", template());

        assertThat(errors.toString()).contains("name: nobody");
    }

    @Test
    void doctor_anyMachine_saysWhatItFound() {
        String findings = run(2, "doctor", "--template", folder.resolve("none").toString(), "--http-port", "0");

        assertThat(findings).contains("JDK: ", "port 0: free", "missing   template", "mvn package");
        assertThat(run(
                        2,
                        "doctor",
                        "--json",
                        "--template",
                        folder.resolve("none").toString()))
                .contains("\"level\" : \"MISSING\"");
    }

    @Test
    void banyan_withoutCommand_isRefused() {
        run(2);

        assertThat(errors.toString()).contains("command: missing", "--help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "alb", "routes", "match", "logs", "doctor"})
    void help_ofEachCommand_isPrinted(String command) {
        assertThat(run(0, command, "--help")).contains("Usage: banyan " + command, "--json", "--quiet");
    }

    private String template() {
        return folder.resolve("Small.template.json").toString();
    }

    private String run(int status, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        PrintStream before = System.out;
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PrintStream errorsBefore = System.err;
        ByteArrayOutputStream notes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(notes, true, StandardCharsets.UTF_8));
        try {
            CommandLine commandLine = Banyan.commandLine()
                    .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                    .setErr(new PrintWriter(errors, true));
            assertThat(commandLine.execute(all.toArray(String[]::new)))
                    .as(errors.toString())
                    .isEqualTo(status);
        } finally {
            System.setOut(before);
            System.setErr(errorsBefore);
            errors.append(notes.toString(StandardCharsets.UTF_8));
        }
        return output.toString(StandardCharsets.UTF_8);
    }
}
