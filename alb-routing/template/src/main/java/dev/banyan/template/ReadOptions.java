package dev.banyan.template;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a reader is told besides the template.
 *
 * @param parameters values of template parameters by name; the others have their defaults
 * @param stackName the stack to read, or null where the folder holds only one
 * @param account the account of all ARNs, 12 digits
 * @param region the region of all ARNs
 */
public record ReadOptions(
        Map<String, String> parameters, @Nullable String stackName, String account, String region) {

    private static final ReadOptions DEFAULTS = new ReadOptions(Map.of(), null, "123456789012", "us-east-1");

    /** @throws IllegalArgumentException if the account does not have 12 digits */
    public ReadOptions {
        parameters = Map.copyOf(parameters);
        if (!account.matches("\\d{12}")) {
            throw new IllegalArgumentException("account: " + account + " (expected: 12 digits)");
        }
    }

    /** Returns options with no parameters, account 123456789012 and region us-east-1. */
    public static ReadOptions defaults() {
        return DEFAULTS;
    }

    /** Returns these options with other parameters. */
    public ReadOptions withParameters(Map<String, String> newParameters) {
        return new ReadOptions(newParameters, stackName, account, region);
    }

    /** Returns these options for a stack of this name. */
    public ReadOptions withStackName(String newStackName) {
        return new ReadOptions(parameters, newStackName, account, region);
    }
}
