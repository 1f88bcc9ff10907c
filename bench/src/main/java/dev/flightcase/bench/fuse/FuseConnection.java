package dev.flightcase.bench.fuse;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** The open {@code /dev/fuse}. One thread reads requests; any may answer, each with buffers of its own. */
final class FuseConnection implements AutoCloseable {
    static final int WRITE_BYTES_MAX = 256 << 10;

    private static final int HEADERS_BYTES_MAX = 4096;

    private final Libc libc;
    private final int device;
    private final int wake;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment input = arena.allocate(WRITE_BYTES_MAX + HEADERS_BYTES_MAX, Long.BYTES);
    private final MemorySegment output = arena.allocate(WRITE_BYTES_MAX + HEADERS_BYTES_MAX, Long.BYTES);
    private final MemorySegment lateOutput = arena.allocate(FuseReply.HEADER_BYTES, Long.BYTES);

    /** Takes over {@code device}. */
    FuseConnection(Libc libc, int device) throws IOException {
        this.libc = libc;
        this.device = device;
        this.wake = libc.eventFile();
    }

    /** Waits for the next request; empty once {@link #stop()} was called or the file system is unmounted. */
    Optional<FuseRequest> next() {
        while (libc.awaitFirst(device, wake)) {
            long length = libc.read(device, input);
            if (length > 0) {
                return Optional.of(new FuseRequest(buffer(input).limit((int) length)));
            }
            if (length == -Libc.ENODEV) {
                return Optional.empty();
            }
            // Else the request was taken back before we read it.
        }
        return Optional.empty();
    }

    /** To write the answer of the last request into. */
    FuseReply reply() {
        return new FuseReply(buffer(output));
    }

    /** Sends what is in {@link #reply()}. That the one who asked is gone already does not matter. */
    void send(FuseReply reply, long unique, int error) {
        int length = reply.finish(unique, error);
        libc.write(device, output.asSlice(0, length));
    }

    /** An answer without a body, from the one thread that answers late. */
    void sendLate(long unique, int error) {
        new FuseReply(buffer(lateOutput)).finish(unique, error);
        libc.write(device, lateOutput);
    }

    private static ByteBuffer buffer(MemorySegment segment) {
        return segment.asByteBuffer().order(ByteOrder.nativeOrder());
    }

    void stop() {
        libc.signal(wake);
    }

    /** Whoever waits for an answer gets ECONNABORTED, and whoever asks later ENOTCONN. Nobody may use it any more. */
    @Override
    public void close() {
        libc.close(device);
        libc.close(wake);
        arena.close();
    }
}
