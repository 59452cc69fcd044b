package dev.banyan.cli;

/** How a command ends; scripts rely on these numbers. */
public enum ExitCode {
    /** Done. */
    DONE(0),
    /** A verdict said no. */
    VERDICT(1),
    /** Bad input, or something is missing on this machine. */
    INPUT(2),
    /** Something that ran died. */
    DIED(3),
    /** There was not enough to reach a verdict. */
    NO_VERDICT(4);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** Returns the process's exit status. */
    public int number() {
        return number;
    }
}
