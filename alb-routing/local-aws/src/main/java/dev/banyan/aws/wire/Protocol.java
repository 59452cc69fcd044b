package dev.banyan.aws.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a request is written, as far as its head tells, and so how its refusal must be written for the client to read it.
 */
enum Protocol {
    /** A form; answers are XML. */
    QUERY {
        @Override
        AwsResponse refuse(AwsException refusal, String id) {
            return ErrorDocument.write(NAMESPACE, refusal, id);
        }
    },
    /** A form; errors have an XML of their own. */
    EC2 {
        @Override
        AwsResponse refuse(AwsException refusal, String id) {
            XmlWriter xml = new XmlWriter("Response", "");
            xml.structure(
                    "Errors",
                    errors -> errors.structure(
                            "Error",
                            error -> error.text("Code", refusal.code()).text("Message", refusal.getMessage())));
            return AwsResponse.xml(refusal.status(), xml.text("RequestID", id).document());
        }
    },
    /** Paths and methods; documents are XML. */
    REST_XML {
        @Override
        AwsResponse refuse(AwsException refusal, String id) {
            XmlWriter xml = new XmlWriter("Error", "");
            xml.text("Code", refusal.code()).text("Message", refusal.getMessage());
            return AwsResponse.xml(refusal.status(), xml.text("RequestId", id).document());
        }
    },
    /** Paths and methods; documents are JSON. */
    REST_JSON {
        @Override
        AwsResponse refuse(AwsException refusal, String id) {
            return json(refusal, "application/json");
        }
    },
    /** The action in a header; documents are JSON. */
    JSON {
        @Override
        AwsResponse refuse(AwsException refusal, String id) {
            return json(refusal, "application/x-amz-json-1.0");
        }
    },
    /** The same, in an older version. */
    JSON_1_1 {
        @Override
        AwsResponse refuse(AwsException refusal, String id) {
            return json(refusal, "application/x-amz-json-1.1");
        }
    },
    /** The action in the path; documents are CBOR. */
    CBOR {
        @Override
        AwsResponse refuse(AwsException refusal, String id) {
            return document(
                    refusal, CBOR_WRITER, Map.of("content-type", "application/cbor", "smithy-protocol", "rpc-v2-cbor"));
        }
    },
    /** Not a request of an AWS client; people read the answer. */
    NONE {
        @Override
        AwsResponse refuse(AwsException refusal, String id) {
            String text = refusal.code() + ": " + refusal.getMessage() + "\n";
            return new AwsResponse(
                    refusal.status(),
                    Map.of("content-type", "text/plain; charset=utf-8"),
                    text.getBytes(StandardCharsets.UTF_8));
        }
    };

    /** What no service has accepted is answered in no service's name. */
    private static final String NAMESPACE = "http://webservices.amazon.com/AWSFault/2005-15-09";

    private static final ObjectMapper JSON_WRITER = new ObjectMapper();
    private static final ObjectMapper CBOR_WRITER = new CBORMapper();
    private static final Pattern VERSIONED = Pattern.compile("/\\d{4}-\\d{2}-\\d{2}/.*");
    private static final Set<String> SERVICES_OF_XML = Set.of("s3", "s3express", "route53", "cloudfront");

    /** Returns how a request is written; whatever is wrong with it, this does not fail. */
    static Protocol of(String target, Map<String, String> headers) {
        String path = target.split("\\?", 2)[0];
        if (path.startsWith("/service/") || headers.containsKey("smithy-protocol")) {
            return CBOR;
        }
        if (headers.containsKey("x-amz-target")) {
            return headers.getOrDefault("content-type", "").startsWith("application/x-amz-json-1.1") ? JSON_1_1 : JSON;
        }
        String service = CredentialScope.service(headers.get("authorization"), target);
        if (SERVICES_OF_XML.contains(service)) {
            return REST_XML;
        }
        if (path.equals("/")) {
            return ofForm(service, target, headers);
        }
        return service.isEmpty() && !VERSIONED.matcher(path).matches() ? NONE : REST_JSON;
    }

    /** Returns how a request is written. */
    static Protocol of(AwsRequest request) {
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        return of(request.path() + query, request.headers());
    }

    private static Protocol ofForm(String service, String target, Map<String, String> headers) {
        if (service.equals("ec2")) {
            return EC2;
        }
        boolean isForm = headers.getOrDefault("content-type", "").startsWith("application/x-www-form-urlencoded");
        boolean isSigned = !service.isEmpty() || headers.containsKey("authorization");
        return isForm || isSigned || target.contains("Action=") ? QUERY : NONE;
    }

    private static AwsResponse json(AwsException refusal, String contentType) {
        return document(refusal, JSON_WRITER, Map.of("content-type", contentType, "x-amzn-errortype", refusal.code()));
    }

    private static AwsResponse document(AwsException refusal, ObjectMapper writer, Map<String, String> headers) {
        Map<String, String> document = new LinkedHashMap<>();
        document.put("__type", refusal.code());
        document.put("message", refusal.getMessage());
        try {
            return new AwsResponse(refusal.status(), headers, writer.writeValueAsBytes(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("refusal: " + refusal + " (expected: two texts)", e);
        }
    }

    /** Returns the answer to a request that is refused. */
    abstract AwsResponse refuse(AwsException refusal, String id);
}
