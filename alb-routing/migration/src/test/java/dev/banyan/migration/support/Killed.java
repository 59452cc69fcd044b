package dev.banyan.migration.support;

/** Unwinds whatever runs, as a sudden end of the process would: nothing may handle it. */
@SuppressWarnings("serial")
public final class Killed extends Error {

    public Killed(String where) {
        super(where);
    }
}
