package dev.banyan.aws.wire;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Answers the requests of one connection, one after the other, on threads that may block. All fields belong to the
 * event loop.
 */
final class AwsHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    /** Requests that wait; at this many the connection is not read from. */
    private static final int MAXIMUM_WAITING = 4;

    private final Dispatcher dispatcher;
    private final Executor executor;
    private final Queue<Supplier<CompletionStage<Dispatcher.Answer>>> waiting = new ArrayDeque<>();
    private boolean busy;

    AwsHandler(Dispatcher dispatcher, Executor executor) {
        this.dispatcher = dispatcher;
        this.executor = executor;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (request.decoderResult().isFailure()) {
            Dispatcher.Answer answer = dispatcher.refuse(
                    AwsException.of("MalformedQueryString", "The request is not HTTP/1.1"), "/", Map.of());
            context.writeAndFlush(encode(answer)).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        String method = request.method().name();
        String target = request.uri();
        Map<String, String> headers = headers(request);
        byte[] body = ByteBufUtil.getBytes(request.content());
        waiting.add(() -> dispatcher.answer(method, target, headers, body));
        next(context);
    }

    private void next(ChannelHandlerContext context) {
        context.channel().config().setAutoRead(waiting.size() < MAXIMUM_WAITING);
        if (!busy && !waiting.isEmpty()) {
            busy = true;
            Supplier<CompletionStage<Dispatcher.Answer>> request = waiting.remove();
            executor.execute(() -> {
                var unused =
                        request.get().thenAccept(answer -> context.executor().execute(() -> write(context, answer)));
            });
        }
    }

    private void write(ChannelHandlerContext context, Dispatcher.Answer answer) {
        var unused = context.writeAndFlush(encode(answer));
        busy = false;
        next(context);
    }

    static Map<String, String> headers(HttpMessage request) {
        Map<String, String> headers = new HashMap<>();
        request.headers()
                .forEach(header -> headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        return headers;
    }

    static FullHttpResponse encode(Dispatcher.Answer answer) {
        AwsResponse response = answer.response();
        FullHttpResponse encoded = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(response.status()),
                Unpooled.wrappedBuffer(response.body()));
        response.headers().forEach(encoded.headers()::set);
        encoded.headers()
                .set("x-amzn-RequestId", answer.requestId())
                .setInt(HttpHeaderNames.CONTENT_LENGTH, response.body().length);
        return encoded;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent && !busy) {
            var unused = context.close();
        }
    }

    /** A client that went away is no news. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var unused = context.close();
    }
}
