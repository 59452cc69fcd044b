package dev.banyan.alb.exchange;

import dev.banyan.alb.page.OwnAnswer;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** An exchange that ends as soon as it begins, with an answer of the load balancer itself. */
final class AnswerExchange implements Exchange {

    private final Client client;
    private final OwnAnswer answer;
    private final @Nullable String extraHeaders;

    AnswerExchange(Client client, OwnAnswer answer, @Nullable String extraHeaders) {
        this.client = client;
        this.answer = answer;
        this.extraHeaders = extraHeaders;
    }

    @Override
    public void begin() {
        client.answer(answer, extraHeaders);
    }

    @Override
    public void requestBody(ByteBuf in, int length) {}

    @Override
    public void requestComplete() {}

    @Override
    public void clientClosed() {}

    @Override
    public void timedOut() {}
}
