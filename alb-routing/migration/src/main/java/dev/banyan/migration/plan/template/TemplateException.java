package dev.banyan.migration.plan.template;

import dev.banyan.migration.MigrationException;

/** A template, change set or list of resources cannot be read. */
public final class TemplateException extends MigrationException {

    private static final long serialVersionUID = 1L;

    TemplateException(String message) {
        super(message);
    }

    TemplateException(String message, Throwable cause) {
        super(message, cause);
    }
}
