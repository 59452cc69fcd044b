package dev.banyan.aws.lambda;

import org.jspecify.annotations.Nullable;

/**
 * The code of a version.
 *
 * @param hash SHA-256 of the archive, or of a folder's files, in base64 as AWS shows it
 * @param size the bytes of the archive, or of the folder's files
 * @param path where it lies on this machine if it is not kept by the store, or null
 */
record FunctionCode(String hash, long size, @Nullable String path) {}
