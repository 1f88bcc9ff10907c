package dev.flightcase.http;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;

/**
 * Takes one request body as it arrives. All methods are called by the event loop of the connection, one after the other, and must not
 * block; after the calls of {@link #chunk} comes exactly one of {@link #end} and {@link #abort}.
 */
public interface BodyReceiver {
    /**
     * The answer. Asked for once, before the first chunk. May complete on any thread, also before the body has ended: the server then
     * answers, calls {@link #abort} and closes the connection (in HTTP/2: the stream).
     */
    CompletionStage<Response> response();

    /**
     * @param piece valid during this call only: copy what is to be kept
     */
    void chunk(ByteBuffer piece);

    /** The body is whole, by its length or its last chunk. */
    void end();

    /** The body will never be whole: the connection was lost, broke the framing, fell silent, or the answer came before the end. */
    void abort();
}
