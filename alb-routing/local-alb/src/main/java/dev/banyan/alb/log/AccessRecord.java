package dev.banyan.alb.log;

import dev.banyan.alb.http1.ByteWriter;
import org.jspecify.annotations.Nullable;

/** What is known so far of a request that will be logged. Reused from request to request; used by one event loop. */
public final class AccessRecord {

    /** The rule's place in the log where no rule was asked. */
    public static final int NO_RULE = -2;

    static final long NEVER = Long.MIN_VALUE;

    final ByteWriter traceId = new ByteWriter(64);
    /** Microseconds since 1970. */
    long created;

    long createdAt;
    long dispatchedAt;
    long answeredAt;
    boolean dispatchFailed;
    int status;
    int targetStatus;
    long receivedBytes;
    long sentBytes;
    int rulePriority;
    int ruleEvaluations;
    boolean toFunction;
    String actions = "-";

    @Nullable
    String redirectUrl;

    @Nullable
    String errorReason;

    @Nullable
    String transformedHost;

    @Nullable
    String transformedUri;

    @Nullable
    String transformStatus;

    @Nullable
    String target;

    @Nullable
    String targetGroup;

    /**
     * Starts a new record.
     *
     * @param microseconds the time since 1970
     * @param ticks the elapsed time in nanoseconds, by which all durations are judged
     */
    public void begin(long microseconds, long ticks) {
        traceId.clear();
        created = microseconds;
        createdAt = ticks;
        dispatchedAt = NEVER;
        answeredAt = NEVER;
        dispatchFailed = false;
        status = 0;
        targetStatus = 0;
        receivedBytes = 0;
        sentBytes = 0;
        rulePriority = NO_RULE;
        ruleEvaluations = 0;
        toFunction = false;
        actions = "-";
        redirectUrl = null;
        errorReason = null;
        transformedHost = null;
        transformedUri = null;
        transformStatus = null;
        target = null;
        targetGroup = null;
    }

    /** Returns where the trace id is written to. */
    public ByteWriter traceId() {
        return traceId;
    }

    /** Notes the rule that won: its priority, 0 for the default rule, -1 for an error. */
    public void rule(int priority, String actionsExecuted) {
        rulePriority = priority;
        actions = actionsExecuted;
    }

    /** Returns when the request began, in microseconds since 1970. */
    public long created() {
        return created;
    }

    /** Returns when the request ended, in microseconds since 1970, given the elapsed time of the end. */
    public long ended(long ticks) {
        return created + (ticks - createdAt) / 1000;
    }

    /** Notes how many rules it takes to come to the one that won, the default rule not counted. */
    public void ruleEvaluations(int count) {
        ruleEvaluations = count;
    }

    /** Returns how many rules it took. */
    public int ruleEvaluations() {
        return ruleEvaluations;
    }

    /**
     * Notes what transforms did.
     *
     * @param host the rewritten host, or null where there was no host rewrite
     * @param uri the rewritten path and query, or null where there was no URL rewrite
     * @param status such as {@code TransformSuccess}
     */
    public void transformed(@Nullable String host, @Nullable String uri, String status) {
        transformedHost = host;
        transformedUri = uri;
        transformStatus = status;
    }

    /** Notes the group that was chosen, by its ARN. */
    public void targetGroup(String arn) {
        targetGroup = arn;
    }

    /** Notes the address of the target that was chosen. */
    public void target(String address) {
        target = address;
    }

    /** Notes that the target that was chosen is a function. */
    public void toFunction() {
        toFunction = true;
    }

    /** Returns whether the target that was chosen is a function. */
    public boolean isToFunction() {
        return toFunction;
    }

    /** Returns whether a target was chosen, an address or a function. */
    public boolean hasTarget() {
        return toFunction || target != null;
    }

    /** Notes that the request is on its way to the target. */
    public void dispatched(long ticks) {
        dispatchedAt = ticks;
    }

    /** Notes that the target began to answer. */
    public void answered(long ticks, int statusOfTarget) {
        answeredAt = ticks;
        targetStatus = statusOfTarget;
    }

    /** Notes that the target never answered, so that none of the times mean anything. */
    public void dispatchFailed() {
        dispatchFailed = true;
    }

    /** Notes the status that the client got. */
    public void status(int code) {
        status = code;
    }

    /** Returns the status that the client got, 0 for none yet. */
    public int status() {
        return status;
    }

    /** Returns when the request was dispatched, in ticks. */
    public long dispatchedAt() {
        return dispatchedAt;
    }

    /** Notes where a redirect leads. */
    public void redirectUrl(String url) {
        redirectUrl = url;
    }

    /** Notes why a request to a function failed. */
    public void errorReason(String reason) {
        errorReason = reason;
    }

    /** Returns the status that the target answered with, 0 for none. */
    public int targetStatus() {
        return targetStatus;
    }

    /** Returns the ARN of the group that was chosen, or null. */
    public @Nullable String targetGroup() {
        return targetGroup;
    }

    /** Returns the actions, as the log names them. */
    public String actions() {
        return actions;
    }

    /** Returns why a request to a function failed, or null. */
    public @Nullable String errorReason() {
        return errorReason;
    }

    /** Returns how long the target took to begin its answer, 0 where it did not. */
    public long targetMicroseconds() {
        return answeredAt == NEVER || dispatchedAt == NEVER ? 0 : (answeredAt - dispatchedAt) / 1000;
    }

    /** Returns whether the target began to answer. */
    public boolean isAnswered() {
        return answeredAt != NEVER;
    }

    /** Adds bytes that came from the client. */
    public void received(long bytes) {
        receivedBytes += bytes;
    }

    /** Adds bytes that went to the client. */
    public void sent(long bytes) {
        sentBytes += bytes;
    }

    /** Returns all bytes of the request and its answer. */
    public long processedBytes() {
        return receivedBytes + sentBytes;
    }
}
