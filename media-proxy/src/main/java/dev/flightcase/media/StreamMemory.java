package dev.flightcase.media;

import dev.flightcase.http.Bytes;
import java.util.Optional;

/**
 * What this module needs of storage, so that a stream goes on after a power cut while its encoder keeps pushing: encoders send their
 * initialization section once, and players take a media sequence number that falls for a broken stream.
 *
 * <p>The content is this module's own and checked when it is read; whoever stores it only keeps it whole: the new one or the one before,
 * never a mixture.
 */
public interface StreamMemory {
    /** No bookmark is longer. Real ones have one or two kilobytes. */
    int BYTES_MAX = 64 * 1024;

    /** For streams that begin anew with each process. */
    StreamMemory NONE = new StreamMemory() {
        @Override
        public Optional<Bytes> load(String stream) {
            return Optional.empty();
        }

        @Override
        public void save(String stream, Bytes bookmark) {}
    };

    /**
     * What was saved last. Called once per stream, by the constructor of {@link LiveMedia}; may block. Empty as well when it cannot be
     * read: the implementation logs that, since a stall must open without it.
     *
     * @param stream as in {@link StreamConfig#name}
     */
    Optional<Bytes> load(String stream);

    /**
     * To be made durable soon, on a thread of the implementation. Called on event loops under the lock of the stream: must neither block
     * nor throw. Only the newest of a stream counts, so that one waiting write per stream is enough. Mostly once in some minutes; at
     * worst once in ten seconds, and four times at once. If it is lost, the stream begins anew after the next restart, and nothing else breaks.
     *
     * @param bookmark at most {@link #BYTES_MAX}
     */
    void save(String stream, Bytes bookmark);
}
