package dev.flightcase.media.ingest;

import dev.flightcase.http.Response;
import dev.flightcase.media.playlist.EncoderPlaylist;
import java.nio.ByteBuffer;
import java.util.Optional;

/** One stream, seen by what receives it. Thread-safe: an encoder uses several connections. No method blocks for long. */
public interface PublishingPoint {
    /** Room for a new object at this path below the publishing point. */
    ObjectWriter begin(String path);

    /**
     * What the encoder says its stream is made of.
     *
     * @return why it was refused, if it was
     */
    Optional<Response> playlist(String path, EncoderPlaylist playlist);

    /**
     * @param reason for the log: what the encoder should do otherwise
     */
    void playlistMalformed(String reason);

    /** Forgets an object that was not published; what was published lives on by its own rules. */
    void delete(String path);

    /** One object on its way in. Ends with exactly one of {@link #complete} and {@link #abort}. Not thread-safe. */
    interface ObjectWriter {
        /** False: there is no memory for it; nothing of it was taken. */
        boolean write(ByteBuffer piece);

        long length();

        void complete();

        void abort();
    }
}
