package dev.banyan.migration.state;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Keeps the documents as objects of a bucket and lets S3 hold the condition: {@code If-None-Match} for
 * the first write, {@code If-Match} for each one after. Thread-safe.
 *
 * <p>Calls {@code s3:GetObject}, {@code s3:PutObject} and, for {@link #routes}, {@code s3:ListBucket}.
 */
public final class S3StateStore implements StateStore {

    private static final String SUFFIX = ".json";
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client client;
    private final String bucket;
    private final String prefix;

    /**
     * @param client the client of the bucket's region
     * @param bucket the bucket, best with versions kept
     * @param prefix what stands before the route's name, such as {@code banyan/}; may be empty
     */
    public S3StateStore(S3Client client, String bucket, String prefix) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    @Override
    public Optional<Document> read(String route) {
        try {
            ResponseBytes<GetObjectResponse> object =
                    client.getObjectAsBytes(request -> request.bucket(bucket).key(key(route)));
            return Optional.of(new Document(object.response().eTag(), object.asUtf8String()));
        } catch (NoSuchKeyException none) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> create(String route, String text) {
        return put(PutObjectRequest.builder().key(key(route)).ifNoneMatch("*"), text);
    }

    @Override
    public Optional<String> replace(String route, String version, String text) {
        return put(PutObjectRequest.builder().key(key(route)).ifMatch(version), text);
    }

    /** Two writes at once make S3 answer 409 to one of them: it was not applied, so it is as a failed condition. */
    private Optional<String> put(PutObjectRequest.Builder request, String text) {
        try {
            PutObjectRequest put =
                    request.bucket(bucket).contentType("application/json").build();
            return Optional.of(
                    client.putObject(put, RequestBody.fromString(text)).eTag());
        } catch (S3Exception failed) {
            int status = failed.statusCode();
            if (status == PRECONDITION_FAILED || status == CONFLICT || (status == NOT_FOUND && isKey(failed))) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    private static boolean isKey(S3Exception failed) {
        return failed.awsErrorDetails() != null
                && "NoSuchKey".equals(failed.awsErrorDetails().errorCode());
    }

    @Override
    public List<String> routes() {
        return client.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .map(key -> key.substring(prefix.length()))
                .filter(name -> name.endsWith(SUFFIX) && !name.contains("/"))
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .sorted()
                .toList();
    }

    private String key(String route) {
        return prefix + route + SUFFIX;
    }
}
