package dev.flightcase.http.netty;

import io.netty.channel.ChannelFuture;
import io.netty.util.concurrent.EventExecutor;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What a protocol does for the exchanges of one {@link Lane}: a connection of HTTP/1.1, or a stream of HTTP/2. Event loop only, but for
 * {@link #loop}. Each future completes there, when the bytes are with the kernel or will never be.
 */
interface Wire {
    /** Any thread. */
    EventExecutor loop();

    /** Whether an answer can still reach the client. */
    boolean isOpen();

    /** The head, and the whole body too unless it is a stream. Takes over the body. */
    ChannelFuture write(Exchange exchange, Reply reply);

    /** A piece of a streamed body; the views are read until the future completes. */
    ChannelFuture piece(List<ByteBuffer> views);

    /** The end of a streamed body. */
    ChannelFuture end();

    /** {@code 100 Continue}. */
    void goOn();

    /** Decides what becomes of the connection, or the stream, after an answer. */
    void over(Exchange exchange, boolean sent);

    /** Ends it at once, so that the client knows that the body is not whole. */
    void cut();

    /** Nothing came in for the idle time, between two requests. */
    void silent();

    /** Ask the lane whether to go on reading. */
    void readingChanged();

    /** Another number whenever bytes of the answer have left. */
    long outputMark();

    /** Whether all that was written has left. */
    boolean outputEmpty();
}
