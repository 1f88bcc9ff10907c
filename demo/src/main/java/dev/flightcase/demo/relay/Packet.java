package dev.flightcase.demo.relay;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One MQTT 5 control packet as it stands on the wire (§2.1), and as much of its meaning as faults need. */
final class Packet {
    static final int CONNACK = 2;
    static final int PUBLISH = 3;
    static final int PUBACK = 4;

    /** Twice what a commerce message may have; what is larger is not MQTT, or not ours. */
    private static final int BYTES_MAX = 128 * 1024;

    private static final int LENGTH_BYTES_MAX = 4;
    private static final int CONTINUES = 0x80;
    private static final int QOS = 0x06;
    private static final int ALIAS_MAXIMUM = 0x22;

    private final byte[] bytes;
    private final int body;

    /** @param body where the variable header begins */
    Packet(byte[] bytes, int body) {
        this.bytes = bytes;
        this.body = body;
    }

    /** Blocks for the next one; null when the stream ends between two. */
    static @Nullable Packet read(InputStream from) throws IOException {
        int first = from.read();
        if (first < 0) {
            return null;
        }
        var head = new ByteArrayOutputStream();
        head.write(first);
        int length = length(from, head);
        if (length > BYTES_MAX) {
            throw new IOException("packet of " + length + " bytes; must be at most " + BYTES_MAX);
        }
        int body = head.size();
        var bytes = Arrays.copyOf(head.toByteArray(), body + length);
        new DataInputStream(from).readFully(bytes, body, length);
        return new Packet(bytes, body);
    }

    int type() {
        return (bytes[0] & 0xff) >> 4;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    int length() {
        return bytes.length;
    }

    /** Of a PUBLISH: whether it has a number and is confirmed. */
    boolean isConfirmed() {
        return (bytes[0] & QOS) != 0;
    }

    /** The packet identifier of a PUBACK, or of a PUBLISH that has one. */
    int number() {
        return number(numberAt());
    }

    /** The same PUBLISH under another packet identifier. */
    Packet numbered(int number) {
        var copy = bytes.clone();
        copy[numberAt()] = (byte) (number >> 8);
        copy[numberAt() + 1] = (byte) number;
        return new Packet(copy, body);
    }

    /**
     * A CONNACK that offers no topic aliases (§3.2.2.3.8): packets that are to be moved or repeated must not depend on those before
     * them.
     */
    Packet withoutAliases() {
        int at = body + 2;
        int propertiesAt = at;
        int length = 0;
        int shift = 0;
        do {
            length |= (bytes[propertiesAt] & 0x7f) << shift;
            shift += 7;
        } while ((bytes[propertiesAt++] & CONTINUES) != 0);
        int end = propertiesAt + length;
        for (int p = propertiesAt; p < end; p = Properties.next(bytes, p)) {
            if (bytes[p] == ALIAS_MAXIMUM) {
                var copy = bytes.clone();
                copy[p + 1] = 0;
                copy[p + 2] = 0;
                return new Packet(copy, body);
            }
        }
        return this;
    }

    private int numberAt() {
        return type() == PUBLISH ? body + 2 + number(body) : body;
    }

    private int number(int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }

    private static int length(InputStream from, ByteArrayOutputStream head) throws IOException {
        int length = 0;
        for (int i = 0; i < LENGTH_BYTES_MAX; i++) {
            int next = from.read();
            if (next < 0) {
                throw new EOFException("the stream ends within a packet");
            }
            head.write(next);
            length |= (next & 0x7f) << (7 * i);
            if ((next & CONTINUES) == 0) {
                return length;
            }
        }
        throw new IOException("not MQTT: a length of more than four bytes");
    }
}
