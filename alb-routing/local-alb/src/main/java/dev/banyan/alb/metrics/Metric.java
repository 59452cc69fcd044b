package dev.banyan.alb.metrics;

/** What is counted, by its name in the namespace AWS/ApplicationELB. */
public enum Metric {
    NEW_CONNECTIONS("NewConnectionCount"),
    REQUESTS("RequestCount"),
    PROCESSED_BYTES("ProcessedBytes"),
    FIXED_RESPONSES("HTTP_Fixed_Response_Count"),
    REDIRECTS("HTTP_Redirect_Count"),
    REDIRECT_URL_LIMIT_EXCEEDED("HTTP_Redirect_Url_Limit_Exceeded_Count"),
    ELB_3XX("HTTPCode_ELB_3XX_Count"),
    ELB_4XX("HTTPCode_ELB_4XX_Count"),
    ELB_5XX("HTTPCode_ELB_5XX_Count"),
    ELB_500("HTTPCode_ELB_500_Count"),
    ELB_502("HTTPCode_ELB_502_Count"),
    ELB_503("HTTPCode_ELB_503_Count"),
    ELB_504("HTTPCode_ELB_504_Count"),
    TARGET_2XX("HTTPCode_Target_2XX_Count"),
    TARGET_3XX("HTTPCode_Target_3XX_Count"),
    TARGET_4XX("HTTPCode_Target_4XX_Count"),
    TARGET_5XX("HTTPCode_Target_5XX_Count"),
    TARGET_RESPONSE_MICROSECONDS("TargetResponseTime"),
    DROPPED_INVALID_HEADER_REQUESTS("DroppedInvalidHeaderRequestCount"),
    FORWARDED_INVALID_HEADER_REQUESTS("ForwardedInvalidHeaderRequestCount"),
    DESYNC_NON_COMPLIANT_REQUESTS("DesyncMitigationMode_NonCompliant_Request_Count"),
    LAMBDA_USER_ERRORS("LambdaUserError"),
    LAMBDA_INTERNAL_ERRORS("LambdaInternalError");

    private final String awsName;

    Metric(String awsName) {
        this.awsName = awsName;
    }

    /** Returns the metric's name in CloudWatch. */
    public String awsName() {
        return awsName;
    }
}
