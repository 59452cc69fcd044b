package dev.banyan.aws.lambda;

/**
 * {@code $LATEST} or a published version.
 *
 * @param modified when it was last changed, as AWS writes it
 * @param revision changes with every change
 */
record FunctionVersion(String version, FunctionCode code, FunctionSettings settings, String modified, String revision) {

    static final String LATEST = "$LATEST";

    boolean runsAs(FunctionVersion other) {
        return code.hash().equals(other.code.hash()) && settings.equals(other.settings);
    }
}
