package dev.banyan.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code banyan alb} from an empty start over a kill to an orderly end. */
class AlbIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();

    AlbIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void alb_killed_comesBackWithItsListeners_andEndsInOrder() throws Exception {
        int port = freePort();
        try (BanyanProcess killed = alb()) {
            JsonNode ready = killed.json();
            assertThat(ready.get("listeners")).isEmpty();
            make(ready.get("endpoint").asText(), port);
            assertThat(HttpAnswer.get(port, "/").text()).isEqualTo("hello");

            killed.handle().destroyForcibly();
            killed.exitStatus();
        }
        try (BanyanProcess banyan = alb("--allow-reset")) {
            JsonNode ready = banyan.json();
            assertThat(ready.get("dropped")).isEmpty();
            assertThat(ready.get("listeners").get(0).get("boundPort").asInt()).isEqualTo(port);
            assertThat(HttpAnswer.get(port, "/").text()).isEqualTo("hello");
            String endpoint = ready.get("endpoint").asText();
            assertThat(get(endpoint + "/metrics").body()).contains("HTTP_Fixed_Response_Count_total");

            assertThat(post(endpoint + "/_banyan/reset", "").statusCode()).isEqualTo(204);
            banyan.terminate();
            assertThat(banyan.exitStatus()).isEqualTo(143);
        }
        assertThat(folder.resolve("state/running.json")).doesNotExist();
        try (BanyanProcess banyan = alb()) {
            JsonNode ready = banyan.json();
            assertThat(ready.get("listeners")).isEmpty();
            assertThat(post(ready.get("endpoint").asText() + "/_banyan/reset", "")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void alb_badOptions_areNamed() throws Exception {
        assertRefused("--bind: 0.0.0.0 (expected: an address of loopback", "--bind", "0.0.0.0");
        assertRefused("--bind: example.test (expected: an address of loopback", "--bind", "example.test");
        assertRefused("--account-id: 12 (expected: 12 digits)", "--account-id", "12");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertRefused(
                    "port: " + port + " (expected: a free port; choose another with --aws-port)", "--aws-port", port);
        }
    }

    private void assertRefused(String line, String... options) throws Exception {
        try (BanyanProcess banyan = alb(options)) {
            assertThat(banyan.exitStatus()).isEqualTo(2);
            assertThat(banyan.errors()).contains(line).doesNotContain("\tat ");
        }
    }

    private BanyanProcess alb(String... more) throws Exception {
        String[] fixed = {"alb", "--json", "--state", folder.resolve("state").toString(), "--aws-port", "0"};
        String[] all = Arrays.copyOf(fixed, fixed.length + more.length);
        System.arraycopy(more, 0, all, fixed.length, more.length);
        boolean choosesPort = Arrays.asList(more).contains("--aws-port");
        return BanyanProcess.start(folder, choosesPort ? without(all) : all);
    }

    /** An option that is given twice is refused. */
    private static String[] without(String... all) {
        List<String> kept = new ArrayList<>(List.of(all));
        kept.subList(4, 6).clear();
        return kept.toArray(String[]::new);
    }

    private void make(String endpoint, int port) throws Exception {
        String made = post(
                        endpoint,
                        "Action=CreateLoadBalancer&Version=2015-12-01&Name=shop&Subnets.member.1=subnet-0ba0000000000001a"
                                + "&Subnets.member.2=subnet-0ba0000000000001b")
                .body();
        String arn = made.substring(made.indexOf("<LoadBalancerArn>") + 17, made.indexOf("</LoadBalancerArn>"));
        HttpResponse<String> listener = post(
                endpoint,
                "Action=CreateListener&Version=2015-12-01&Protocol=HTTP&Port=" + port + "&LoadBalancerArn=" + arn
                        + "&DefaultActions.member.1.Type=fixed-response"
                        + "&DefaultActions.member.1.FixedResponseConfig.StatusCode=200"
                        + "&DefaultActions.member.1.FixedResponseConfig.ContentType=text/plain"
                        + "&DefaultActions.member.1.FixedResponseConfig.MessageBody=hello");
        assertThat(listener.statusCode()).as(listener.body()).isEqualTo(200);
    }

    private HttpResponse<String> get(String url) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String url, String form) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(LIMIT)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
