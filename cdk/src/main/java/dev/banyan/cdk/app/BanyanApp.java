package dev.banyan.cdk.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/**
 * Synthesizes the template of the Banyan app: {@code BanyanApp ROOT OUT}, where ROOT is the root
 * folder of the repository with the built functions and OUT the folder to write to. It needs Node on
 * the PATH and no AWS account. Exit code 2 means that something it needs is missing.
 *
 * <p>To deploy what was written, in an account that is bootstrapped and has an arm64 image of
 * Storefront in its repository {@code storefront}: {@code npx aws-cdk@2.1148.1 deploy --app OUT}.
 */
public final class BanyanApp {

    private static final int BAD_ENVIRONMENT = 2;

    private BanyanApp() {}

    /** Runs the synthesis. */
    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            exit("arguments: " + arguments.length + " (expected: the root folder and the output folder)");
        }
        FunctionArchives archives = new FunctionArchives(Path.of(arguments[0]));
        Node.onPath(System.getenv()).complaint().ifPresent(BanyanApp::exit);
        missing(archives).ifPresent(BanyanApp::exit);
        try {
            synthesize(archives, Path.of(arguments[1]));
        } catch (IllegalArgumentException e) {
            exit(String.valueOf(e.getMessage()));
        }
    }

    static Optional<String> missing(FunctionArchives archives) {
        return archives.firstMissing()
                .map(archive ->
                        "archive: " + archive + " not found (expected: built by mvn package before the synthesis)");
    }

    static void synthesize(FunctionArchives archives, Path out) {
        OutputFolder.clear(out);
        App app = new App(properties(out));
        new BanyanStack(app, archives);
        app.synth();
    }

    /** Whatever would put the version of a tool, a path of this machine or a time into the template is off. */
    static AppProps properties(Path out) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("aws:cdk:enable-path-metadata", false);
        context.put("aws:cdk:enable-asset-metadata", false);
        context.put("aws:cdk:disable-stack-trace", true);
        context.put("@aws-cdk/aws-iam:minimizePolicies", true);
        context.put("@aws-cdk/core:target-partitions", List.of("aws"));
        return AppProps.builder()
                .outdir(out.toString())
                .analyticsReporting(false)
                .stackTraces(false)
                .treeMetadata(false)
                .context(context)
                .build();
    }

    private static void exit(String line) {
        System.err.println(line);
        System.exit(BAD_ENVIRONMENT);
    }
}
