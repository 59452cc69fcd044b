package dev.banyan.storefront.accounts;

/** An account with the same address exists. */
public final class EmailTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmailTakenException() {
        super("There is an account with this address. Sign in instead.");
    }
}
