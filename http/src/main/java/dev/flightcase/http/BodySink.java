package dev.flightcase.http;

/** The client's end of a {@link Body.Stream}. Every method may be called from any thread and never blocks. */
public interface BodySink {
    /**
     * Queues a piece. False means that nothing was taken: the client reads too slowly and the queue
     * ({@code HttpLimits.streamQueueBytesMax}) is full, or the connection is closed. Try again from {@link #onWritable}.
     */
    boolean offer(Bytes piece);

    /** As {@link #offer(Bytes)}; one reference passes to the sink if, and only if, the answer is true. */
    boolean offer(SharedBytes piece);

    /** {@code task} runs on the event loop whenever a full queue has drained. Replaces the one given before. */
    void onWritable(Runnable task);

    /** {@code task} runs once, on the event loop, when the stream is over for whatever reason; at once if it is already. */
    void onClosed(Runnable task);

    /** Ends the body properly. What was taken before is still sent. */
    void end();

    /** Cuts the connection, or resets the stream of HTTP/2, so that the client knows that the body is not whole. */
    void abort();
}
