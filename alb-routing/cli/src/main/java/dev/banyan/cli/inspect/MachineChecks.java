package dev.banyan.cli.inspect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Looks at this machine for everything that running, building and testing need. */
final class MachineChecks {

    private static final int OLDEST_JAVA = 17;
    private static final int OLDEST_NODE = 20;

    private final Path template;
    private final int httpPort;

    MachineChecks(Path template, int httpPort) {
        this.template = template;
        this.httpPort = httpPort;
    }

    List<Finding> run() {
        return List.of(java(), maven(), node(), template(), port(), postgres(), system(), browser());
    }

    private static Finding java() {
        String version = System.getProperty("java.version");
        return Runtime.version().feature() >= OLDEST_JAVA
                ? Finding.found("JDK", version)
                : Finding.missing("JDK", version, "install JDK 17 or later");
    }

    private static Finding maven() {
        String version = firstLine("mvn", "-v");
        return version.isEmpty()
                ? Finding.missing("Maven", "not found", "install Maven 3.8.7 or later")
                : Finding.found("Maven", version);
    }

    private static Finding node() {
        String version = firstLine("node", "--version");
        if (version.isEmpty()) {
            return Finding.missing("Node", "not found", "install Node 20 or later; the CDK app is synthesized with it");
        }
        String digits = version.replaceAll("^v(\\d+).*$", "$1");
        boolean recent = digits.matches("\\d+") && Integer.parseInt(digits) >= OLDEST_NODE;
        return recent ? Finding.found("Node", version) : Finding.missing("Node", version, "install Node 20 or later");
    }

    private Finding template() {
        return Files.isRegularFile(template.resolve("manifest.json"))
                ? Finding.found("template", template.toString())
                : Finding.missing("template", "none in " + template, "build it: mvn package");
    }

    private Finding port() {
        String subject = "port " + httpPort;
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), httpPort));
            return Finding.found(subject, "free");
        } catch (IOException e) {
            return Finding.missing(subject, "taken", "choose another: --http-port PORT");
        }
    }

    /** PostgreSQL refuses to run as root; it is started in a user namespace then. */
    private static Finding postgres() {
        boolean root = "root".equals(System.getProperty("user.name"));
        if (!root) {
            return Finding.found("PostgreSQL", "comes with the build");
        }
        return firstLine("unshare", "-U", "true", "--version").isEmpty()
                        && firstLine("unshare", "--version").isEmpty()
                ? Finding.missing("PostgreSQL", "cannot run as root", "use another user, or install util-linux")
                : Finding.found("PostgreSQL", "comes with the build; runs in a user namespace, since this is root");
    }

    private static Finding system() {
        String name = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        boolean linux = name.toLowerCase(Locale.ROOT).startsWith("linux");
        return linux
                ? Finding.found("system", name)
                : Finding.optional("system", name, "functions run with the replacement of the runtime's native class");
    }

    private static Finding browser() {
        return firstLine("chromium", "--version").isEmpty()
                ? Finding.optional("Chromium", "not found", "only the browser tests need it")
                : Finding.found("Chromium", "found; the browser tests use it");
    }

    /** Returns the first line that a command prints, or nothing where it cannot be run. */
    private static String firstLine(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(10, TimeUnit.SECONDS);
            String plain = output.replaceAll("\u001b\\[[0-9;]*m", "").strip();
            return ended && process.exitValue() == 0 ? plain.lines().findFirst().orElse("found") : "";
        } catch (IOException notThere) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
