package com.amazonaws.services.lambda.runtime.api.client.runtimeapi;

import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Asks the Runtime API for invocations over a plain socket, in place of the runtime client's native library.
 *
 * <p>It stands before the runtime client on the class path of an execution environment where that library is not to
 * be used, and behind it elsewhere. One thread uses it, as it uses the library.
 */
final class NativeClient {
    private static final String PREFIX = "/2018-06-01/runtime/invocation/";
    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    private static String authority = "";
    private static @Nullable Socket socket;
    private static @Nullable DataInputStream input;

    private NativeClient() {}

    static void init(String hostAndPort) {
        authority = hostAndPort;
    }

    static InvocationRequest next() {
        InvocationRequest request = new InvocationRequest();
        request.setContent(exchange("GET " + PREFIX + "next", null, OK, request));
        return request;
    }

    static void postInvocationResponse(byte[] requestId, byte[] response) {
        String id = new String(requestId, StandardCharsets.UTF_8);
        exchange("POST " + PREFIX + id + "/response", response, ACCEPTED, new InvocationRequest());
    }

    private static byte[] exchange(String line, byte @Nullable [] body, int expectedStatus, InvocationRequest target) {
        try {
            Socket connection = connection();
            send(connection.getOutputStream(), line, body);
            DataInputStream reply = input;
            if (reply == null) {
                throw new EOFException("not connected");
            }
            int status = Integer.parseInt(readLine(reply).split(" ", 3)[1]);
            byte[] content = reply.readNBytes(readHeaders(reply, target));
            if (status != expectedStatus) {
                throw new LambdaRuntimeClientException(line + " failed.", status);
            }
            return content;
        } catch (IOException broken) {
            throw new UncheckedIOException(line, broken);
        }
    }

    private static Socket connection() throws IOException {
        Socket current = socket;
        if (current == null) {
            int colon = authority.lastIndexOf(':');
            current = new Socket(authority.substring(0, colon), Integer.parseInt(authority.substring(colon + 1)));
            current.setTcpNoDelay(true);
            socket = current;
            input = new DataInputStream(new BufferedInputStream(current.getInputStream()));
        }
        return current;
    }

    private static void send(OutputStream output, String line, byte @Nullable [] body) throws IOException {
        String head = line + " HTTP/1.1\r\nHost: " + authority + "\r\n"
                + (body == null
                        ? "\r\n"
                        : "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n");
        byte[] bytes = head.getBytes(StandardCharsets.UTF_8);
        int length = body == null ? 0 : body.length;
        byte[] whole = Arrays.copyOf(bytes, bytes.length + length);
        if (body != null) {
            System.arraycopy(body, 0, whole, bytes.length, length);
        }
        output.write(whole);
    }

    /** Returns the length of the content that follows. */
    private static int readHeaders(DataInputStream reply, InvocationRequest target) throws IOException {
        int length = 0;
        for (String line = readLine(reply); !line.isEmpty(); line = readLine(reply)) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            if (name.equals("content-length")) {
                length = Integer.parseInt(value);
            } else if (name.startsWith("lambda-runtime-")) {
                set(target, name.substring("lambda-runtime-".length()), value);
            }
        }
        return length;
    }

    private static void set(InvocationRequest target, String name, String value) {
        switch (name) {
            case "aws-request-id" -> target.setId(value);
            case "deadline-ms" -> target.setDeadlineTimeInMs(Long.parseLong(value));
            case "invoked-function-arn" -> target.setInvokedFunctionArn(value);
            case "trace-id" -> target.setXrayTraceId(value);
            case "client-context" -> target.setClientContext(value);
            case "cognito-identity" -> target.setCognitoIdentity(value);
            case "aws-tenant-id" -> target.setTenantId(value);
            default -> {
                // Newer headers carry nothing that this version of the runtime client could use.
            }
        }
    }

    private static String readLine(DataInputStream reply) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = reply.read(); next != '\n'; next = reply.read()) {
            if (next < 0) {
                throw new EOFException("the Runtime API closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
