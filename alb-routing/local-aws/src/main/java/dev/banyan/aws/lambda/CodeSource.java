package dev.banyan.aws.lambda;

import dev.banyan.aws.wire.AwsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a request takes code from: an archive in the request, or a place on this machine. For a place the bucket is
 * {@value #BUCKET} and the key the absolute path of an archive or a folder. An archive is copied; a folder runs in place,
 * so that every new execution environment sees what was compiled into it, and is copied when a version is published.
 */
final class CodeSource {

    static final String BUCKET = "banyan-local-folder";

    private static final int MAXIMUM_ARCHIVE = 50 << 20;
    private static final String S3_ERROR = "Error occurred while GetObject. S3 Error Code: %s. S3 Error Message: %s";

    private final byte @Nullable [] archive;
    private final @Nullable Path place;

    private CodeSource(byte @Nullable [] archive, @Nullable Path place) {
        this.archive = archive;
        this.place = place;
    }

    static CodeSource parse(Document code) {
        String zip = code.text("ZipFile");
        String bucket = code.text("S3Bucket");
        String key = code.text("S3Key");
        if (zip != null && (bucket != null || key != null)) {
            throw Refusals.invalid("Please do not provide other FunctionCode parameters when providing a ZipFile.");
        }
        if (zip != null) {
            return new CodeSource(decode(zip), null);
        }
        if (bucket == null || key == null) {
            throw Refusals.invalid("Please provide a source for function code.");
        }
        return new CodeSource(null, place(bucket, key));
    }

    private static byte[] decode(String zip) {
        byte[] archive;
        try {
            archive = Base64.getDecoder().decode(zip);
        } catch (IllegalArgumentException e) {
            throw new AwsException(400, "SerializationException", "ZipFile: expected base64");
        }
        if (archive.length > MAXIMUM_ARCHIVE) {
            throw new AwsException(
                    413,
                    "RequestEntityTooLargeException",
                    "The archive must be smaller than " + MAXIMUM_ARCHIVE + " bytes");
        }
        return archive;
    }

    private static Path place(String bucket, String key) {
        if (!bucket.equals(BUCKET)) {
            throw Refusals.invalid(S3_ERROR.formatted(
                    "NoSuchBucket",
                    "The specified bucket does not exist (S3Bucket: " + bucket + ", expected: " + BUCKET
                            + " with S3Key the absolute path of an archive or a folder on this machine)"));
        }
        try {
            Path path = Path.of(key);
            if (path.isAbsolute() && Files.isReadable(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw noSuchKey(key);
        }
        throw noSuchKey(key);
    }

    private static AwsException noSuchKey(String key) {
        return Refusals.invalid(S3_ERROR.formatted(
                "NoSuchKey",
                "The specified key does not exist. (S3Key: " + key
                        + ", expected: the absolute path of an archive or a folder)"));
    }

    /** Takes the code. */
    FunctionCode take(FunctionCodes codes) {
        try {
            if (archive != null) {
                return codes.keep(archive);
            }
            Path from = java.util.Objects.requireNonNull(place);
            return Files.isDirectory(from) ? FunctionCodes.at(from) : codes.keep(Files.readAllBytes(from));
        } catch (IOException e) {
            throw Refusals.invalid("code: " + e.getMessage() + " (expected: an archive or a folder that can be read)");
        }
    }
}
