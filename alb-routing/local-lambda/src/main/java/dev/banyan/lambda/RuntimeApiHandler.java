package dev.banyan.lambda;

import dev.banyan.lambda.RuntimeCalls.RuntimeStatus;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to an environment's Runtime API: reads requests, calls the environment, writes replies. */
final class RuntimeApiHandler extends SimpleChannelInboundHandler<HttpObject> implements RuntimeCalls.RuntimeReply {
    private static final Logger LOG = LoggerFactory.getLogger(RuntimeApiHandler.class);
    private static final String PREFIX = "/2018-06-01/runtime/";
    private static final String INVOCATION = PREFIX + "invocation/";
    private static final String ERROR_TYPE_HEADER = "Lambda-Runtime-Function-Error-Type";
    private static final byte[] EMPTY = {};

    private final RuntimeCalls calls;
    private @Nullable ChannelHandlerContext context;
    private String method = "";
    private String path = "";
    private @Nullable String errorType;
    private byte[] body = EMPTY;
    private int bodyLength;
    private boolean oversized;

    RuntimeApiHandler(RuntimeCalls calls) {
        this.calls = calls;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        context = ctx;
        calls.connections(1);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        calls.connections(-1);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, HttpObject message) {
        if (message.decoderResult().isFailure()) {
            status(RuntimeStatus.BAD_REQUEST);
            var unused = ctx.close();
            return;
        }
        if (message instanceof HttpRequest request) {
            begin(request);
        }
        if (message instanceof HttpContent content) {
            add(content.content());
            if (message instanceof LastHttpContent) {
                finish();
            }
        }
    }

    private void begin(HttpRequest request) {
        method = request.method().name();
        path = request.uri();
        errorType = request.headers().get(ERROR_TYPE_HEADER);
        bodyLength = 0;
        long announced = HttpUtil.getContentLength(request, 0L);
        oversized = announced > FunctionFailure.MAX_RESPONSE_BYTES;
        body = oversized || announced <= 0 ? EMPTY : new byte[(int) announced];
    }

    private void add(ByteBuf content) {
        int length = content.readableBytes();
        if (oversized || bodyLength + length > FunctionFailure.MAX_RESPONSE_BYTES) {
            oversized = true;
            body = EMPTY;
            return;
        }
        if (bodyLength + length > body.length) {
            body = Arrays.copyOf(body, Math.max(bodyLength + length, 2 * body.length));
        }
        content.readBytes(body, bodyLength, length);
        bodyLength += length;
    }

    private void finish() {
        byte[] document = bodyLength == body.length ? body : Arrays.copyOf(body, bodyLength);
        body = EMPTY;
        if (method.equals("GET") && path.equals(INVOCATION + "next")) {
            calls.next(this);
        } else if (method.equals("GET") && path.equals(PREFIX + "restore/next")) {
            write("200 OK", "", EMPTY);
        } else {
            status(method.equals("POST") ? post(document) : RuntimeStatus.NOT_FOUND);
        }
    }

    private RuntimeStatus post(byte[] document) {
        if (path.equals(PREFIX + "init/error")) {
            return calls.initError(FunctionFailure.parse(document, errorType));
        }
        String rest = path.startsWith(INVOCATION) ? path.substring(INVOCATION.length()) : "";
        int slash = rest.indexOf('/');
        if (slash < 0) {
            return RuntimeStatus.NOT_FOUND;
        }
        String requestId = rest.substring(0, slash);
        return switch (rest.substring(slash)) {
            case "/response" -> oversized ? calls.oversizedResponse(requestId) : calls.response(requestId, document);
            case "/error" -> calls.error(requestId, FunctionFailure.parse(document, errorType));
            default -> RuntimeStatus.NOT_FOUND;
        };
    }

    @Override
    public void invocation(
            String requestId,
            long deadlineEpochMillis,
            String functionArn,
            String traceId,
            String clientContext,
            byte[] event) {
        String headers = "Lambda-Runtime-Aws-Request-Id: " + requestId + "\r\nLambda-Runtime-Deadline-Ms: "
                + deadlineEpochMillis + "\r\nLambda-Runtime-Invoked-Function-Arn: " + functionArn + "\r\n"
                + header("Lambda-Runtime-Trace-Id", traceId)
                + header("Lambda-Runtime-Client-Context", clientContext);
        write("200 OK", headers, event);
    }

    private static String header(String name, String value) {
        return isHeaderValue(value) ? name + ": " + value + "\r\n" : "";
    }

    /** The value came from a client: nothing of it may end the header. */
    private static boolean isHeaderValue(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
                return false;
            }
        }
        return !value.isEmpty();
    }

    @Override
    public void status(RuntimeStatus status) {
        write(status.line(), "", status.body().getBytes(StandardCharsets.US_ASCII));
    }

    private void write(String statusLine, String headers, byte[] content) {
        ChannelHandlerContext ctx = context;
        if (ctx == null) {
            return;
        }
        String head = "HTTP/1.1 " + statusLine + "\r\nContent-Type: application/json\r\n" + headers + "Content-Length: "
                + content.length + "\r\n\r\n";
        ByteBuf buffer = ctx.alloc().ioBuffer(head.length() + content.length);
        buffer.writeCharSequence(head, StandardCharsets.US_ASCII);
        buffer.writeBytes(content);
        var unused = ctx.writeAndFlush(buffer, ctx.voidPromise());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // A process that is killed resets its connections; its end is reported by the process itself.
        if (cause instanceof IOException) {
            LOG.debug("{} {}", ctx.channel(), cause.getMessage());
        } else {
            LOG.warn("{} closing after an unexpected failure", ctx.channel(), cause);
        }
        var unused = ctx.close();
    }
}
