package dev.banyan.model;

/** The kind of targets that a target group holds. */
public enum TargetType {
    IP,
    LAMBDA
}
