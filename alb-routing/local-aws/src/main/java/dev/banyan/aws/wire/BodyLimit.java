package dev.banyan.aws.wire;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;

/** Gathers bodies up to a limit; larger ones get an error that clients can read, and the connection closes. */
final class BodyLimit extends HttpObjectAggregator {

    /** Our choice: AWS tells none for this API. */
    private static final int MAXIMUM_BODY = 1 << 20;

    private final Dispatcher dispatcher;

    BodyLimit(Dispatcher dispatcher) {
        super(MAXIMUM_BODY);
        this.dispatcher = dispatcher;
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
        Dispatcher.Answer answer = dispatcher.refuse(
                new AwsException(413, "RequestEntityTooLarge", "The body is larger than " + MAXIMUM_BODY + " bytes"));
        context.writeAndFlush(AwsHandler.encode(answer)).addListener(ChannelFutureListener.CLOSE);
    }
}
