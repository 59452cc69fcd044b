package dev.banyan.alb.log;

/** The logs that a load balancer can write to a bucket. */
public enum LogKind {
    ACCESS("access_logs", ""),
    CONNECTION("connection_logs", "conn_log_"),
    HEALTH_CHECK("health_check_logs", "health_check_log_");

    private final String attributes;
    private final String filePrefix;

    LogKind(String attributes, String filePrefix) {
        this.attributes = attributes;
        this.filePrefix = filePrefix;
    }

    /** Returns the key of an attribute of this log, such as {@code access_logs.s3.enabled}. */
    String attribute(String name) {
        return attributes + ".s3." + name;
    }

    /** Returns what stands in front of the account in the name of a file. */
    String filePrefix() {
        return filePrefix;
    }
}
