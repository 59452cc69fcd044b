package dev.banyan.alb.exchange;

import dev.banyan.alb.fault.Fault;
import dev.banyan.alb.headers.Rewritten;
import dev.banyan.alb.http1.ByteWriter;
import dev.banyan.alb.http1.HeaderName;
import dev.banyan.alb.http1.PayloadSink;
import dev.banyan.alb.http1.Progress;
import dev.banyan.alb.http1.RequestHead;
import dev.banyan.alb.lambda.InvalidLambdaResponseException;
import dev.banyan.alb.lambda.LambdaEvent;
import dev.banyan.alb.lambda.LambdaInvocation;
import dev.banyan.alb.lambda.LambdaInvoker;
import dev.banyan.alb.lambda.LambdaOutcome;
import dev.banyan.alb.lambda.LambdaResponse;
import dev.banyan.alb.lambda.LambdaResponseParser;
import dev.banyan.alb.lambda.LambdaResponseWriter;
import dev.banyan.alb.page.OwnAnswer;
import dev.banyan.alb.target.ActiveFunction;
import dev.banyan.model.TargetGroup;
import io.netty.buffer.ByteBuf;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An exchange with a function: the request becomes one event, the document becomes the answer. As the cases of an
 * outcome it returns whether the client got what the function answered.
 */
final class LambdaExchange implements Exchange, LambdaOutcome.Cases<Boolean> {

    private static final Logger LOG = LoggerFactory.getLogger(LambdaExchange.class);

    /** The limit of request and response alike. */
    private static final int MAXIMUM = 1024 * 1024;

    private final Client client;
    private final LambdaInvoker invoker;
    private final TargetGroup group;
    private final ActiveFunction target;
    private final @Nullable Rewritten rewritten;
    private final String function;
    private @Nullable String extraHeaders;
    private final @Nullable AnswerCookies cookies;
    private final boolean multiValue;
    private @Nullable ByteWriter body;
    private boolean requestComplete;
    private boolean done;

    LambdaExchange(
            Client client,
            LambdaInvoker invoker,
            TargetGroup group,
            ActiveFunction target,
            @Nullable Rewritten rewritten,
            @Nullable String extraHeaders,
            @Nullable AnswerCookies cookies,
            @Nullable Fault fault) {
        this.cookies = cookies;
        this.client = client;
        this.invoker = fault == null ? invoker : new FaultyInvoker(invoker, fault, client.worker());
        this.group = group;
        this.target = target;
        this.rewritten = rewritten;
        this.function = target.target().id();
        this.extraHeaders = extraHeaders;
        this.multiValue = group.attributes().multiValueHeaders();
    }

    @Override
    public void begin() {
        client.record().toFunction();
        if (wantsWebSocket(client.head())) {
            fail(400, "LambdaWebsocketNotSupported");
        } else if (client.head().contentLength() > MAXIMUM) {
            fail(413, "LambdaRequestTooLarge");
        }
    }

    /** Other upgrades are offers, which an answer in HTTP/1.1 declines. */
    private static boolean wantsWebSocket(RequestHead head) {
        int line = head.headers().find(HeaderName.UPGRADE);
        return head.wantsUpgrade() && line >= 0 && head.headers().value(line).equalsIgnoreCase("websocket");
    }

    @Override
    public PayloadSink payload() {
        return this::collect;
    }

    private void collect(ByteBuf in, int index, int length) {
        if (done) {
            return;
        }
        ByteWriter collected = body == null ? new ByteWriter(Math.max(length, 1024)) : body;
        body = collected;
        collected.put(in, index, Math.min(length, MAXIMUM + 1 - collected.length()));
    }

    @Override
    public void requestBody(ByteBuf in, int length) {
        if (!done && body != null && body.length() > MAXIMUM) {
            fail(413, "LambdaRequestTooLarge");
        }
    }

    @Override
    public void requestComplete() {
        requestComplete = true;
        ByteWriter collected = body;
        byte[] bytes = collected == null ? new byte[0] : Arrays.copyOf(collected.bytes(), collected.length());
        body = null;
        try {
            invoke(new LambdaEvent(group.arn().value(), multiValue).write(forwardedHead(), bytes));
        } catch (CharacterCodingException e) {
            LOG.debug("{} not UTF-8: {}", function, e.getMessage());
            fail(400, "LambdaBadRequest");
        }
    }

    /** The head as an ip target would get it, so that both kinds of targets see the same headers. */
    private RequestHead forwardedHead() throws CharacterCodingException {
        ByteWriter out = client.worker().scratch();
        ByteWriter traceId = client.record().traceId();
        client.listener().headWriter().write(out, client.head(), client.fields(), traceId, rewritten);
        ByteBuf bytes = out.toBuffer(client.allocator());
        try {
            RequestHead forwarded = new RequestHead();
            if (forwarded.feed(bytes) != Progress.COMPLETE) {
                throw new CharacterCodingException();
            }
            return forwarded;
        } finally {
            bytes.release();
        }
    }

    private void invoke(byte[] event) {
        ByteWriter traceId = client.record().traceId();
        String trace = dev.banyan.alb.http1.Ascii.text(traceId.bytes(), 0, traceId.length());
        client.record().dispatched(client.worker().now());
        LambdaInvocation invocation = new LambdaInvocation(function, group.arn().value(), trace, event);
        try {
            var unused = invoker.invoke(invocation).handle((outcome, failure) -> {
                client.worker().eventLoop().execute(() -> complete(outcome, failure));
                return outcome;
            });
        } catch (RuntimeException e) {
            complete(null, e);
        }
    }

    private void complete(@Nullable LambdaOutcome outcome, @Nullable Throwable failure) {
        if (done) {
            return;
        }
        if (outcome == null) {
            LOG.error("{} not invoked: the invoker failed", function, failure);
            fail(502, "LambdaUnhandledException");
        } else if (!target.isRegistered()) {
            // AWS names no reason for an invocation that outlives its registration.
            done = true;
            client.answer(OwnAnswer.page(502), extraHeaders);
        } else {
            boolean answered = outcome.fold(this);
            LOG.debug("{} answered: {}", function, answered);
        }
    }

    @Override
    public Boolean answered(LambdaOutcome.Answered outcome) {
        if (extraHeaders != null) {
            extraHeaders += DebugHeaders.environment(outcome.environment());
        }
        client.record().answered(client.worker().now(), 0);
        if (outcome.document().length > MAXIMUM) {
            fail(502, "LambdaResponseTooLarge");
            return false;
        }
        try {
            answer(LambdaResponseParser.parse(outcome.document(), multiValue));
            return true;
        } catch (InvalidLambdaResponseException e) {
            LOG.warn("{} answered with an invalid response: {}", function, e.getMessage());
            fail(502, "LambdaInvalidResponse");
            return false;
        }
    }

    private void answer(LambdaResponse response) {
        done = true;
        client.record().answered(client.worker().now(), response.status());
        client.record().status(response.status());
        boolean keepAlive = client.keepsAlive();
        ByteWriter out = new ByteWriter(response.body().length + 1024);
        LambdaResponseWriter.write(
                out,
                response,
                client.worker().date(),
                keepAlive,
                client.head().isHead(),
                client.listener().modification(),
                cookies == null ? extraHeaders : cookies.behind(extraHeaders, null));
        client.write(out.toBuffer(client.allocator()));
        client.flush();
        client.end(keepAlive);
    }

    @Override
    public Boolean functionError(LambdaOutcome.FunctionError outcome) {
        if (extraHeaders != null && outcome.environment() != null) {
            extraHeaders += DebugHeaders.environment(outcome.environment());
        }
        client.record().answered(client.worker().now(), 0);
        LOG.warn("{} failed: {}: {}", function, outcome.type(), outcome.message());
        fail(502, "LambdaUnhandled");
        return false;
    }

    @Override
    public Boolean refused(LambdaOutcome.Refused outcome) {
        client.record().answered(client.worker().now(), 0);
        LOG.warn("{} not invoked: {}: {}", function, outcome.reason(), outcome.message());
        switch (outcome.reason()) {
            case THROTTLED -> fail(502, "LambdaThrottling");
            case NOT_FOUND -> fail(502, "LambdaResourceNotFound");
            case ACCESS_DENIED -> fail(502, "LambdaAccessDenied");
            case REQUEST_TOO_LARGE -> fail(413, "LambdaRequestTooLarge");
            case SERVICE -> fail(502, "LambdaServiceException");
            case CONNECTION_FAILED -> fail(502, "LambdaConnectionError");
            case CONNECTION_TIMED_OUT -> fail(504, "LambdaConnectionTimeout");
        }
        return false;
    }

    private void fail(int status, String errorReason) {
        done = true;
        client.record().errorReason(errorReason);
        client.answer(OwnAnswer.page(status), extraHeaders);
    }

    @Override
    public void clientClosed() {
        done = true;
    }

    /** A function takes as long as its own time-out allows; only a client that stops sending is given up. */
    @Override
    public void timedOut() {
        if (requestComplete) {
            client.touch();
        } else {
            done = true;
            client.answer(OwnAnswer.page(408), extraHeaders);
        }
    }
}
