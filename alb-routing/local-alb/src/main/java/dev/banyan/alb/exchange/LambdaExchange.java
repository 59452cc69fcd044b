package dev.banyan.alb.exchange;

import dev.banyan.alb.lambda.LambdaInvoker;
import dev.banyan.alb.page.OwnAnswer;
import dev.banyan.model.TargetGroup;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** An exchange with a function. */
final class LambdaExchange implements Exchange {

    private final Client client;

    LambdaExchange(
            Client client, LambdaInvoker invoker, TargetGroup group, String function, @Nullable String extraHeaders) {
        this.client = client;
    }

    @Override
    public void begin() {
        client.answer(OwnAnswer.page(502), null);
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
