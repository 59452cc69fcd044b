package dev.banyan.aws.wire;

/** The document of an error, in the form that clients of the Query protocol read. */
public final class ErrorDocument {

    private ErrorDocument() {}

    /**
     * Writes the answer to a request that is refused.
     *
     * @param namespace the namespace of the service's documents
     */
    public static AwsResponse write(String namespace, AwsException refusal, String requestId) {
        XmlWriter xml = new XmlWriter("ErrorResponse", namespace);
        xml.structure(
                "Error",
                error -> error.text("Type", refusal.status() < 500 ? "Sender" : "Receiver")
                        .text("Code", refusal.code())
                        .text("Message", refusal.getMessage()));
        xml.text("RequestId", requestId);
        return AwsResponse.xml(refusal.status(), xml.document());
    }
}
