package dev.flightcase.http;

import java.nio.file.Path;

/** What a response carries. The server frames it, slices it for ranges and compresses it where that helps. */
public sealed interface Body {
    Body EMPTY = new Empty();

    record Empty() implements Body {}

    /** On the heap. Text of 512 bytes or more is compressed for clients that want that, once per response. */
    record Heap(Bytes bytes) implements Body {}

    /** Rendered and compressed once by the handler, sent to everybody as it is. Both hold the same content. */
    record Precompressed(Bytes identity, Bytes gzip) implements Body {
        public static Precompressed of(Bytes identity) {
            return new Precompressed(identity, identity.gzip());
        }
    }

    /** Off the heap, sent without copying but for what encryption needs. The response owns one reference: the server releases it whatever happens. */
    record Shared(SharedBytes bytes) implements Body {}

    /**
     * A regular file, handed from the page cache to the socket by the kernel; over TLS and HTTP/2 read in pieces, off the event loop. Opened on the thread of the handler, which therefore should
     * be a {@linkplain Handler.Blocking blocking} one.
     *
     * @param length bytes; the file must have at least these and must not change while it is sent
     */
    record File(Path path, long length) implements Body {
        public File {
            if (length < 0) {
                throw new IllegalArgumentException("file length is " + length + "; must not be negative");
            }
        }
    }

    /** Pushed by the handler piece by piece, of unknown length, until {@link BodySink#end}; no total time, an idle timeout only. */
    record Stream(Source source) implements Body {}

    /** Where the pieces of a {@link Stream} come from. */
    @FunctionalInterface
    interface Source {
        /** Called once, on the event loop, after the head is written. Must not block. Not called for HEAD. */
        void start(BodySink sink);
    }
}
