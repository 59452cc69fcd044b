package dev.banyan.alb.http1;

/**
 * Why a request might be read differently by two servers, from harmless to dangerous: of several reasons the last one
 * in this order counts.
 */
public enum DesyncReason {
    NON_COMPLIANT_HEADER(Classification.ACCEPTABLE, "NonCompliantHeader"),
    SPACE_IN_URI(Classification.ACCEPTABLE, "SpaceInUri"),
    NON_COMPLIANT_VERSION(Classification.ACCEPTABLE, "NonCompliantVersion"),
    GET_HEAD_ZERO_CONTENT_LENGTH(Classification.ACCEPTABLE, "GetHeadZeroContentLength"),
    NON_CRLF_LINE_TERMINATION(Classification.ACCEPTABLE, "NonCrLfLineTermination"),

    EMPTY_HEADER(Classification.AMBIGUOUS, "EmptyHeader"),
    AMBIGUOUS_URI(Classification.AMBIGUOUS, "AmbiguousUri"),
    UNDEFINED_CONTENT_LENGTH(Classification.AMBIGUOUS, "UndefinedContentLengthSemantics"),
    UNDEFINED_TRANSFER_ENCODING(Classification.AMBIGUOUS, "UndefinedTransferEncodingSemantics"),
    DUPLICATE_CONTENT_LENGTH(Classification.AMBIGUOUS, "DuplicateContentLength"),
    BOTH_TE_CL_PRESENT(Classification.AMBIGUOUS, "BothTeClPresent"),
    SUSPICIOUS_HEADER(Classification.AMBIGUOUS, "SuspiciousHeader"),
    MULTILINE_HEADER(Classification.AMBIGUOUS, "MultilineHeader"),
    MISSING_HEADER_COLON(Classification.AMBIGUOUS, "MissingHeaderColon"),

    BAD_HEADER(Classification.SEVERE, "BadHeader"),
    BAD_URI(Classification.SEVERE, "BadUri"),
    BAD_VERSION(Classification.SEVERE, "BadVersion"),
    MULTIPLE_CONTENT_LENGTH(Classification.SEVERE, "MultipleContentLength"),
    BAD_CONTENT_LENGTH(Classification.SEVERE, "BadContentLength"),
    MULTIPLE_TRANSFER_ENCODING_CHUNKED(Classification.SEVERE, "MultipleTransferEncodingChunked"),
    BAD_TRANSFER_ENCODING(Classification.SEVERE, "BadTransferEncoding"),
    BAD_METHOD(Classification.SEVERE, "BadMethod");

    /** How dangerous a reason is. */
    public enum Classification {
        ACCEPTABLE("Acceptable"),
        AMBIGUOUS("Ambiguous"),
        SEVERE("Severe");

        private final String logName;

        Classification(String logName) {
            this.logName = logName;
        }

        /** Returns the name in the access log. */
        public String logName() {
            return logName;
        }
    }

    private final Classification classification;
    private final String logName;

    DesyncReason(Classification classification, String logName) {
        this.classification = classification;
        this.logName = logName;
    }

    /** Returns how dangerous this reason is. */
    public Classification classification() {
        return classification;
    }

    /** Returns the name in the access log. */
    public String logName() {
        return logName;
    }
}
