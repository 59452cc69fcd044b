package dev.banyan.model;

/** The codes that the ELBv2 API answers with when it refuses a listener, rule or target group. */
public enum ErrorCode {
    /** A member is outside its rule: what most refusals are. */
    VALIDATION_ERROR("ValidationError"),
    /** An action cannot do what it says, or not on its listener. */
    INVALID_LOAD_BALANCER_ACTION("InvalidLoadBalancerAction"),
    /** An attribute that does not exist, or settings that do not go together. */
    INVALID_CONFIGURATION_REQUEST("InvalidConfigurationRequest"),
    /** Two rules of a listener have one priority. */
    PRIORITY_IN_USE("PriorityInUse"),
    /** Two listeners of a load balancer have one port. */
    DUPLICATE_LISTENER("DuplicateListener"),
    /** An action names a target group that does not exist. */
    TARGET_GROUP_NOT_FOUND("TargetGroupNotFound"),
    /** A target that does not fit its group. */
    INVALID_TARGET("InvalidTarget"),
    /** More targets than a group holds. */
    TOO_MANY_TARGETS("TooManyTargets"),
    /** More actions than a rule holds. */
    TOO_MANY_ACTIONS("TooManyActions"),
    /** More target groups than an action holds. */
    TOO_MANY_TARGET_GROUPS("TooManyTargetGroups"),
    /** More target groups than a load balancer may forward to. */
    TOO_MANY_UNIQUE_TARGET_GROUPS_PER_LOAD_BALANCER("TooManyUniqueTargetGroupsPerLoadBalancer"),
    /** A target group that more than one load balancer forwards to. */
    TARGET_GROUP_ASSOCIATION_LIMIT("TargetGroupAssociationLimit");

    private final String wireName;

    ErrorCode(String wireName) {
        this.wireName = wireName;
    }

    /** Returns the code as it stands in an answer of the API. */
    @Override
    public String toString() {
        return wireName;
    }
}
