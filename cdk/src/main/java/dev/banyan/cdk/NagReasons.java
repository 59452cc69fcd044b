package dev.banyan.cdk;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.constructs.IConstruct;

/** Writes beside a resource why a rule of cdk-nag does not apply to it. */
final class NagReasons {

    private NagReasons() {}

    /** Accepts the finding on the construct and everything below it. */
    static void accept(IConstruct construct, String rule, String reason) {
        NagSuppressions.addResourceSuppressions(
                construct,
                List.of(NagPackSuppression.builder().id(rule).reason(reason).build()),
                true);
    }
}
