package dev.banyan.cli.system;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs a test only where Debian's Chromium and its driver are; says so where they are not. */
final class ChromiumExtension implements ExecutionCondition {

    static final Path BROWSER = Path.of("/usr/bin/chromium");
    static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER)) {
            return ConditionEvaluationResult.enabled("Chromium is installed");
        }
        String reason =
                "skipped " + context.getDisplayName() + ": " + BROWSER + " and " + DRIVER + " are not installed";
        System.out.println(reason);
        return ConditionEvaluationResult.disabled(reason);
    }
}
