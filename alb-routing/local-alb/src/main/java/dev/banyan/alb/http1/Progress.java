package dev.banyan.alb.http1;

/** How far a head has come. */
public enum Progress {
    /** More bytes are needed. */
    INCOMPLETE,
    /** The head is there and can be acted upon. */
    COMPLETE,
    /** The head breaks a rule; nothing after it on the connection can be trusted. */
    REJECTED
}
