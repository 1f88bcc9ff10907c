package dev.flightcase.media.ingest;

import dev.flightcase.http.Response;
import dev.flightcase.media.isobmff.MalformedMediaException;
import dev.flightcase.media.playlist.EncoderPlaylist;
import java.nio.ByteBuffer;
import java.util.Optional;

/** One stream, seen by what receives it. Thread-safe: an encoder uses several connections. No method blocks for long. */
public interface PublishingPoint {
    /** Why nothing is taken now, for an encoder that may try again later. */
    default Optional<Response> refusal() {
        return Optional.empty();
    }

    /** Room for a new object at this path below the publishing point, of a kind that has no boxes: MPEG-TS. */
    ObjectWriter begin(String path);

    /** Fragmented media at this path: a track as one long body, a segment of it, or its initialization section. */
    Feed feed(String path);

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

    /**
     * One body of fragmented media, published while it arrives. Ends with exactly one of {@link #end} and {@link #abort}; what throws has
     * ended too, but for {@code abort}. Not thread-safe.
     */
    interface Feed {
        void read(ByteBuffer piece) throws MalformedMediaException;

        /** False: there was nothing in it. */
        boolean end() throws MalformedMediaException;

        void abort();
    }

    /** One object on its way in. Ends with exactly one of {@link #complete} and {@link #abort}. Not thread-safe. */
    interface ObjectWriter {
        /** False: there is no memory for it; nothing of it was taken. */
        boolean write(ByteBuffer piece);

        long length();

        void complete();

        void abort();
    }
}
