package dev.flightcase.bench.fuse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One request of the kernel: struct fuse_in_header, then what its operation brings, read from front to back. */
final class FuseRequest {
    private static final int HEADER_BYTES = 40;
    private static final int OPERATION = 4;
    private static final int UNIQUE = 8;
    private static final int NODE = 16;
    private static final int USER = 24;
    private static final int GROUP = 28;

    private final ByteBuffer bytes;

    /** @param bytes in the machine's order; used until the next request */
    FuseRequest(ByteBuffer bytes) {
        this.bytes = bytes.position(HEADER_BYTES);
    }

    int operation() {
        return bytes.getInt(OPERATION);
    }

    long unique() {
        return bytes.getLong(UNIQUE);
    }

    long node() {
        return bytes.getLong(NODE);
    }

    int user() {
        return bytes.getInt(USER);
    }

    int group() {
        return bytes.getInt(GROUP);
    }

    int number() {
        return bytes.getInt();
    }

    long big() {
        return bytes.getLong();
    }

    FuseRequest skip(int count) {
        bytes.position(bytes.position() + count);
        return this;
    }

    /** Text up to a zero. */
    String name() {
        int start = bytes.position();
        while (bytes.get() != 0) {}
        var name = new byte[bytes.position() - 1 - start];
        bytes.get(start, name);
        return new String(name, StandardCharsets.UTF_8);
    }

    /** What is left. */
    ByteBuffer data() {
        return bytes;
    }
}
