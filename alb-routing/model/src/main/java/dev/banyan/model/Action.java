package dev.banyan.model;

/** What a rule does with a request: the one action that answers it, or authentication before it. Immutable. */
public sealed interface Action permits ForwardAction, RedirectAction, FixedResponseAction, AuthenticateAction {

    /** Returns the type's name in the ELBv2 API, such as {@code fixed-response}. */
    String type();
}
