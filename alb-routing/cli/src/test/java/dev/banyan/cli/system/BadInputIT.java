package dev.banyan.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.cli.system.handlers.BrokenConstructor;
import dev.banyan.cli.system.handlers.Troublemaker;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user can get wrong: one clear line each, the right exit code, and nothing left behind. */
class BadInputIT {

    private final Path folder;

    BadInputIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void up_twoRulesWithOnePriority_areNamed() throws Exception {
        Path template = small().rule("First", 10, "/a").rule("Second", 10, "/b").write();

        assertRefused(2, List.of("priority", "10"), "--template", template.toString());
    }

    @Test
    void up_unknownIntrinsic_isNamedWithItsPlace() throws Exception {
        Path template = small().resource(
                        "Odd",
                        "AWS::ElasticLoadBalancingV2::TargetGroup",
                        "{'TargetType': 'ip', 'Port': {'Fn::Oracle': 'port'}, 'Protocol': 'HTTP'}")
                .write();

        assertRefused(2, List.of("Odd.Port", "Fn::Oracle"), "--template", template.toString());
    }

    @Test
    void up_missingAsset_isNamed() throws Exception {
        Path template =
                small().functionOf("Gone", 10, Troublemaker.class, "gone.zip").write();

        assertRefused(2, List.of("gone.zip"), "--template", template.toString());
    }

    @Test
    void up_templateThatIsNoJson_isNamed() throws Exception {
        Path template = Files.writeString(folder.resolve("Broken.template.json"), "{ not json");

        assertRefused(2, List.of("Broken.template.json"), "--template", template.toString());
    }

    @Test
    void up_noTemplate_saysWhatWasExpected() throws Exception {
        assertRefused(
                2,
                List.of("template", "expected"),
                "--template",
                folder.resolve("nothing").toString());
    }

    @Test
    void up_takenPort_isNamed() throws Exception {
        Path template = small().write();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertRefused(
                    2, List.of("port: " + port, "free port"), "--template", template.toString(), "--http-port", port);
        }
    }

    @Test
    void up_unknownTarget_isNamed() throws Exception {
        assertRefused(
                2,
                List.of("--target: shop"),
                "--template",
                small().write().toString(),
                "--target",
                "shop=127.0.0.1:9090");
    }

    @Test
    void up_unknownParameter_isNamed() throws Exception {
        assertRefused(2, List.of("Nobody"), "--template", small().write().toString(), "--parameter", "Nobody=1");
    }

    @Test
    void up_unknownOption_isNamed() throws Exception {
        assertRefused(2, List.of("--nonsense", "--help"), "--nonsense");
    }

    @Test
    void up_functionThatCannotBeMade_isNamedWithItsReason() throws Exception {
        Path template = small().function("Broken", 10, BrokenConstructor.class).write();

        assertRefused(3, List.of("does not start", "no licence key"), "--template", template.toString());
    }

    @Test
    void up_functionInTrouble_getsA502AndTheOthersGoOn() throws Exception {
        Path template = small().function("Trouble", 10, Troublemaker.class)
                .rule("Fine", 20, "/fine")
                .write();
        try (BanyanProcess banyan = BanyanProcess.up(folder, "--template", template.toString())) {
            int port = banyan.json().get("ports").get("80").asInt();

            for (String what : List.of("throw", "sleep", "exit", "headers")) {
                assertThat(HttpAnswer.get(port, "/trouble/" + what).status())
                        .as(what)
                        .isEqualTo(502);
                assertThat(HttpAnswer.get(port, "/trouble/well").text())
                        .as("after " + what)
                        .isEqualTo("fine");
                assertThat(HttpAnswer.get(port, "/fine").status()).isEqualTo(200);
            }
        }
    }

    private SmallTemplate small() {
        return new SmallTemplate(folder);
    }

    private void assertRefused(int status, List<String> words, String... options) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("up", "--state", folder.resolve("state").toString()));
        if (!List.of(options).contains("--http-port")) {
            arguments.addAll(List.of("--http-port", "0"));
        }
        if (!List.of(options).contains("--aws-port")) {
            arguments.addAll(List.of("--aws-port", "0"));
        }
        arguments.addAll(List.of(options));
        try (BanyanProcess banyan = BanyanProcess.start(folder, arguments.toArray(String[]::new))) {
            assertThat(banyan.exitStatus()).as(banyan.errors()).isEqualTo(status);
            assertThat(banyan.errors()).contains(words).doesNotContain("\tat ", "Exception");
            assertThat(banyan.output()).doesNotContain("ready");
            assertThat(folder.resolve("state/running.json")).doesNotExist();
        }
    }
}
