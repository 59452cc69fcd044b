package dev.banyan.cdk.app;

import dev.banyan.cdk.TemplateTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The app with small archives in place of the built ones, synthesized once for all tests. */
final class SynthesizedApp {

    static final Path ROOT = rootWithArchives();
    static final Path OUT = synthesize();
    static final Path TEMPLATE = OUT.resolve("Banyan.template.json");
    static final TemplateTree TREE = TemplateTree.read(TEMPLATE);

    private SynthesizedApp() {}

    static Path synthesize() {
        Path out = temporaryFolder();
        BanyanApp.synthesize(new FunctionArchives(ROOT), out);
        return out;
    }

    static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("banyan-cdk");
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static Path rootWithArchives() {
        Path root = temporaryFolder();
        FunctionArchives archives = new FunctionArchives(root);
        for (Path archive : archives.all()) {
            try {
                Files.createDirectories(archive.getParent());
                Files.writeString(archive, archive.getFileName().toString());
            } catch (IOException cause) {
                throw new UncheckedIOException(cause);
            }
        }
        return root;
    }
}
