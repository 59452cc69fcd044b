package dev.banyan.cdk.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.Bucket;

/** What other people's checks say about the template. */
class TemplateChecksTest {

    /** CDK writes dependencies that a reference already implies; nothing is wrong with them. */
    private static final String REDUNDANT_DEPENDENCY = "W3005";

    @Test
    void nag_awsSolutions_hasNoFindingWithoutAReason() throws IOException {
        App app = new App(BanyanApp.properties(SynthesizedApp.temporaryFolder()));
        new BanyanStack(app, new FunctionArchives(SynthesizedApp.ROOT));

        assertThat(findings(app)).isEmpty();
    }

    @Test
    void nag_openBucket_isFound() throws IOException {
        App app = new App(BanyanApp.properties(SynthesizedApp.temporaryFolder()));
        Stack stack = new Stack(app, "Careless");
        new Bucket(stack, "Bucket");

        assertThat(findings(app)).anyMatch(finding -> finding.contains("AwsSolutions-S10"));
    }

    @Test
    void nag_suppressions_giveReasons() {
        List<JsonNode> suppressions = SynthesizedApp.TREE
                .resources()
                .flatMap(entry -> elements(entry.getValue().at("/Metadata/cdk_nag/rules_to_suppress")))
                .toList();

        assertThat(suppressions).isNotEmpty();
        assertThat(suppressions)
                .allMatch(suppression -> suppression.path("reason").asText().split(" ").length >= 6);
    }

    @Test
    void cfnLint_template_hasNoFindings() throws Exception {
        assumeCfnLint();
        Process process = new ProcessBuilder(
                        "cfn-lint",
                        "--format",
                        "json",
                        "--ignore-checks",
                        REDUNDANT_DEPENDENCY,
                        "--",
                        SynthesizedApp.TEMPLATE.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        JsonNode findings = new ObjectMapper().readTree(process.getInputStream().readAllBytes());
        int exitCode = process.waitFor();

        assertThat(elements(findings).filter(finding -> !isTagOfRule(finding))).isEmpty();
        assertThat(exitCode).isIn(0, 2);
    }

    /** CloudFormation takes tags on listener rules, and the CDK writes them; cfn-lint 1.51 does not know them yet. */
    private static boolean isTagOfRule(JsonNode finding) {
        String resource = finding.at("/Location/Path/1").asText();
        String type = SynthesizedApp.TREE.resource(resource).path("Type").asText();
        return type.equals("AWS::ElasticLoadBalancingV2::ListenerRule")
                && finding.path("Message").asText().contains("'Tags' was unexpected");
    }

    /** Lines of cdk-nag's report that are neither compliant nor suppressed; outside its own CLI nothing else fails. */
    private static List<String> findings(App app) throws IOException {
        Aspects.of(app).add(new AwsSolutionsChecks());
        app.synth();
        try (Stream<Path> files = Files.list(Path.of(app.getOutdir()))) {
            Path report = files.filter(file -> file.toString().endsWith("NagReport.csv"))
                    .findFirst()
                    .orElseThrow();
            return Files.readAllLines(report).stream()
                    .filter(line -> line.contains("\"Non-Compliant\"") || line.contains("\"UNKNOWN\""))
                    .toList();
        }
    }

    private static void assumeCfnLint() {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "cfn-lint"))
                .anyMatch(Files::isExecutable);
        if (!installed) {
            System.out.println("SKIPPED cfn-lint on the Banyan template: cfn-lint is not on the PATH");
        }
        Assumptions.assumeTrue(installed, "cfn-lint is not on the PATH");
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
