package dev.banyan.alb.exchange;

import dev.banyan.alb.headers.ClientFields;
import dev.banyan.alb.http1.RequestHead;
import dev.banyan.alb.log.AccessRecord;
import dev.banyan.alb.loop.Worker;
import dev.banyan.alb.page.OwnAnswer;
import dev.banyan.alb.routing.ActiveListener;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** The client's side of an exchange. Used by its event loop only. */
public interface Client {

    /** Returns the worker that serves both sides. */
    Worker worker();

    /** Returns where buffers come from. */
    ByteBufAllocator allocator();

    /** Returns the request's head, which stays until the exchange ends. */
    RequestHead head();

    /** Returns what will be logged. */
    AccessRecord record();

    /** Returns the listener that decides about this request, as it was when the request came. */
    ActiveListener listener();

    /** Returns the address that opened the connection. */
    InetAddress address();

    /** Returns what the headers for targets say of the client. */
    ClientFields fields();

    /** Returns whether all of the request was read. */
    boolean isRequestComplete();

    /** Returns whether the connection may serve another request, as far as is known now. */
    boolean keepsAlive();

    /** Answers the whole request and ends the exchange. */
    void answer(OwnAnswer answer, @Nullable String extraHeaders);

    /** Writes bytes of the answer and takes over the buffer. */
    void write(ByteBuf bytes);

    /** Sends what was written. */
    void flush();

    /** Returns whether the client takes more bytes now. */
    boolean isWritable();

    /** Stops or starts reading the request. */
    void setReading(boolean reading);

    /** Notes that the other side moved, so that the time-out starts again. */
    void touch();

    /** Ends the exchange after a complete answer. */
    void end(boolean keepAlive);

    /** Ends the exchange in the middle of an answer: the client sees that it is cut off. */
    void abort();
}
