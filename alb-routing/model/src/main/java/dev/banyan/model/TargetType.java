package dev.banyan.model;

import java.util.Locale;

/** The kind of targets that a target group holds. */
public enum TargetType {
    IP,
    LAMBDA;

    /** Returns the type as the ELBv2 API writes it. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
