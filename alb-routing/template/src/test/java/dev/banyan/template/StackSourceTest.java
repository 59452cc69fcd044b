package dev.banyan.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackSourceTest {

    private static final String STACK =
            "{\"type\":\"aws:cloudformation:stack\",\"properties\":{\"templateFile\":\"%s\"}}";

    @TempDir
    Path folder;

    @Test
    void find_folderWithStages_findsStacksBelow() throws IOException {
        write(
                "manifest.json",
                "{\"artifacts\":{\"One\":" + STACK.formatted("one.json") + ",\"Stage\":"
                        + "{\"type\":\"cdk:cloud-assembly\",\"properties\":{\"directoryName\":\"stage\"}}}}");
        write(
                "stage/manifest.json",
                "{\"artifacts\":{\"Two\":{\"type\":\"aws:cloudformation:stack\","
                        + "\"properties\":{\"templateFile\":\"two.json\",\"stackName\":\"Second\"}}}}");

        StackSource found = StackSource.find(folder, "Second");

        assertThat(found.template()).isEqualTo(folder.resolve("stage/two.json"));
        assertThatThrownBy(() -> StackSource.find(folder, null))
                .hasMessage("template: " + folder + " has 2 stacks (expected: one of [One, Second])");
        assertThatThrownBy(() -> StackSource.find(folder, "Third"))
                .hasMessage("template: " + folder + " has no stack Third (expected: one of [One, Second])");
    }

    @Test
    void find_templateFile_takesStackNameFromItsName() throws IOException {
        Path file = write("My_App.template.json", "{}");

        assertThat(StackSource.find(file, null).stackName()).isEqualTo("My-App");
        assertThat(StackSource.find(file, "Other").stackName()).isEqualTo("Other");
    }

    @Test
    void find_nothing_isRefused() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> StackSource.find(missing, null))
                .isInstanceOf(TemplateException.class)
                .hasMessage("template: " + missing + " (expected: a folder with a manifest.json, or a template file)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Resources: {} | Unrecognized token 'Resources'",
                "{} {} | Trailing token",
                "[] | ARRAY (expected: a JSON object)",
                "{'a':1,'a':2} | Duplicate field 'a'",
                "{'a': | Unexpected end-of-input",
            })
    void read_noJsonObject_isRefused(String content, String message) throws IOException {
        Path file = write("a.json", content.replace('\'', '"'));

        assertThatThrownBy(() -> TemplateReader.read(file, ReadOptions.defaults()))
                .isInstanceOf(TemplateException.class)
                .hasMessageStartingWith(file + ": " + message);
    }

    @Test
    void read_deepNesting_isRefusedWithOneLine() throws IOException {
        String nested = "{\"Fn::Not\":[".repeat(300) + "1" + "]}".repeat(300);
        Path file = write(
                "a.json", "{\"Resources\":{\"A\":{\"Type\":\"AWS::EC2::VPC\",\"Properties\":{\"P\":" + nested + "}}}}");

        assertThatThrownBy(() -> TemplateReader.read(file, ReadOptions.defaults()))
                .isInstanceOf(TemplateException.class)
                .hasMessageEndingWith("nested deeper (expected: at most 200 levels)");
    }

    @Test
    void read_missingArchive_isNamed() throws IOException {
        for (String name : List.of("Base.template.json", "Base.assets.json", "manifest.json")) {
            Files.copy(SampleStack.FOLDER.resolve(name), folder.resolve(name));
        }

        assertThatThrownBy(() -> TemplateReader.read(folder, ReadOptions.defaults()))
                .hasMessage(
                        "Orders.Code.S3Key: " + folder.resolve("asset.orders.zip") + " (expected: a file that exists)");
    }

    @Test
    void options_wrongAccount_isRefused() {
        assertThatThrownBy(() -> new ReadOptions(Map.of(), null, "1", "us-east-1"))
                .hasMessage("account: 1 (expected: 12 digits)");
        assertThat(ReadOptions.defaults().withStackName("Shop").stackName()).isEqualTo("Shop");
    }

    @Test
    void environment_ofFixedValues_resolvesToThem() {
        Environment environment = Environment.of(Map.of("A", "secret"));

        assertThat(environment.resolve(PhysicalResources.NOTHING_LOCAL)).isEqualTo(Map.of("A", "secret"));
        assertThat(environment).hasToString("Environment[A]");
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        return Files.writeString(file, content);
    }
}
