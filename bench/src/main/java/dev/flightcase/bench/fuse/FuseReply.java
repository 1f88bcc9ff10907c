package dev.flightcase.bench.fuse;

import java.nio.ByteBuffer;

/** One answer in the making: struct fuse_out_header, then what the operation answers. */
final class FuseReply {
    static final int HEADER_BYTES = 16;
    private static final int ERROR = 4;
    private static final int UNIQUE = 8;

    private final ByteBuffer bytes;

    /** @param bytes in the machine's order */
    FuseReply(ByteBuffer bytes) {
        this.bytes = bytes;
        clear();
    }

    FuseReply clear() {
        bytes.clear().position(HEADER_BYTES);
        return this;
    }

    FuseReply number(int value) {
        bytes.putInt(value);
        return this;
    }

    FuseReply half(int value) {
        bytes.putShort((short) value);
        return this;
    }

    FuseReply big(long value) {
        bytes.putLong(value);
        return this;
    }

    FuseReply zeros(int count) {
        for (int n = 0; n < count; n++) {
            bytes.put((byte) 0);
        }
        return this;
    }

    /** Where data goes. */
    ByteBuffer data() {
        return bytes;
    }

    /** Fills in the header; an error has no body. Answers the length of it all. */
    int finish(long unique, int error) {
        int length = error == 0 ? bytes.position() : HEADER_BYTES;
        bytes.putInt(0, length).putInt(ERROR, -error).putLong(UNIQUE, unique);
        return length;
    }
}
