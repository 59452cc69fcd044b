package dev.banyan.aws.wire;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;

/** Gathers bodies up to a limit; larger ones get an error that clients can read, and the connection closes. */
final class BodyLimit extends HttpObjectAggregator {

    /** Our choice: AWS tells none for most of its APIs. */
    private static final int USUAL = 1 << 20;

    /** Lambda takes an archive of 50 MB in a document, where it needs a third more. */
    private static final int LARGE = 72 << 20;

    private final Dispatcher dispatcher;
    private final int maximum;

    private BodyLimit(Dispatcher dispatcher, int maximum) {
        super(maximum);
        this.dispatcher = dispatcher;
        this.maximum = maximum;
    }

    /** Returns the limit of all targets but those for which a service takes more. */
    static BodyLimit usual(Dispatcher dispatcher) {
        return new BodyLimit(dispatcher, USUAL);
    }

    /** Returns the limit of targets for which a service takes more. */
    static BodyLimit large(Dispatcher dispatcher) {
        return new BodyLimit(dispatcher, LARGE);
    }

    @Override
    public boolean acceptInboundMessage(Object message) throws Exception {
        boolean ofTheOther = message instanceof HttpRequest request
                && dispatcher.takesLargeBodies(request.uri()) != (maximum == LARGE);
        return !ofTheOther && super.acceptInboundMessage(message);
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
        Dispatcher.Answer answer = dispatcher.refuse(
                new AwsException(413, "RequestEntityTooLarge", "The body is larger than " + maximum + " bytes"),
                oversized instanceof HttpRequest request ? request.uri() : "/",
                AwsHandler.headers(oversized));
        context.writeAndFlush(AwsHandler.encode(answer)).addListener(ChannelFutureListener.CLOSE);
    }
}
