package dev.banyan.migration.plan.traffic;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Access logs in S3, all objects of a prefix in order of their names, or one object.
 *
 * <p>AWS calls: {@code s3:ListBucket} and {@code s3:GetObject} on the bucket. The client is closed by whoever made it.
 *
 * @param client what reads
 * @param bucket the bucket
 * @param prefix the prefix or the whole key; may be empty
 */
public record BucketSource(S3Client client, String bucket, String prefix) implements TrafficSource {

    private static final Pattern URL = Pattern.compile("s3://([a-z0-9.-]{3,63})(?:/(.*))?");

    /**
     * Reads {@code s3://bucket/prefix}.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static BucketSource of(S3Client client, String url) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("log: " + url + " (expected: s3://BUCKET/PREFIX)");
        }
        String prefix = matcher.group(2);
        return new BucketSource(client, matcher.group(1), prefix == null ? "" : prefix);
    }

    /**
     * @throws NoSuchFileException if there is no access log under the prefix
     * @throws IOException if S3 refuses or cannot be reached
     */
    @Override
    public void read(Requests requests) throws IOException {
        AccessLogReader reader = new AccessLogReader(requests);
        boolean any = false;
        try {
            for (S3Object object : client.listObjectsV2Paginator(
                            list -> list.bucket(bucket).prefix(prefix))
                    .contents()) {
                if (isWanted(object.key())) {
                    any = true;
                    read(reader, object.key());
                }
            }
        } catch (SdkException e) {
            throw new IOException(describe() + ": " + e.getMessage(), e);
        }
        if (!any) {
            throw new NoSuchFileException(describe(), null, "no access log (expected: *.log or *.log.gz)");
        }
    }

    private void read(AccessLogReader reader, String key) throws IOException {
        try (InputStream in = client.getObject(get -> get.bucket(bucket).key(key))) {
            reader.read("s3://" + bucket + "/" + key, in);
        }
    }

    private boolean isWanted(String key) {
        return key.equals(prefix) || AccessLogReader.isAccessLog(key.substring(key.lastIndexOf('/') + 1));
    }

    @Override
    public String describe() {
        return "s3://" + bucket + "/" + prefix;
    }
}
