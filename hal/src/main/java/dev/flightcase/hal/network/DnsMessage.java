package dev.flightcase.hal.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One question of the domain name system and how its reply is read (RFC 1035 §4).
 *
 * @param id what the reply must repeat
 * @param name lower case, without a dot at its end
 * @param type {@link #A} or {@link #AAAA}
 */
record DnsMessage(int id, String name, int type) {
    static final int A = 1;
    static final int AAAA = 28;
    private static final int INTERNET = 1;
    private static final int HEADER_BYTES = 12;
    private static final int NAME_BYTES_MAX = 255;
    private static final int LABEL_BYTES_MAX = 63;
    private static final int RECURSION_DESIRED = 0x0100;
    private static final int REPLY = 0x8000;
    private static final int TRUNCATED = 0x0200;
    private static final int CODE = 0xF;
    private static final int NO_SUCH_NAME = 3;
    private static final int POINTER = 0xC0;

    /** @throws IllegalArgumentException when the name cannot be asked for */
    byte[] question() {
        var out = ByteBuffer.allocate(HEADER_BYTES + NAME_BYTES_MAX + 1 + 4);
        out.putShort((short) id).putShort((short) RECURSION_DESIRED).putShort((short) 1);
        out.putShort((short) 0).putShort((short) 0).putShort((short) 0);
        int start = out.position();
        for (var label : name.split("\\.", -1)) {
            var bytes = label.getBytes(StandardCharsets.US_ASCII);
            int total = out.position() - start + bytes.length;
            if (bytes.length == 0 || bytes.length > LABEL_BYTES_MAX || total >= NAME_BYTES_MAX) {
                throw new IllegalArgumentException("\"" + name + "\" is no host name");
            }
            out.put((byte) bytes.length).put(bytes);
        }
        out.put((byte) 0).putShort((short) type).putShort((short) INTERNET);
        return Arrays.copyOf(out.array(), out.position());
    }

    /** Empty for bytes that are no reply to this question: they are somebody else's, or a forgery, and the right one may still come. */
    Optional<DnsReply> read(byte[] bytes, Duration took) {
        var asked = question();
        var in = ByteBuffer.wrap(bytes);
        try {
            int replyId = Short.toUnsignedInt(in.getShort());
            int flags = Short.toUnsignedInt(in.getShort());
            int questions = in.getShort();
            int answers = Short.toUnsignedInt(in.getShort());
            in.position(HEADER_BYTES);
            if (replyId != id || (flags & REPLY) == 0 || questions != 1 || !repeats(asked, in)) {
                return Optional.empty();
            }
            int code = flags & CODE;
            if (code != 0) {
                return Optional.of(
                        code == NO_SUCH_NAME ? new DnsReply.NoSuchName(took) : new DnsReply.Refused(code, took));
            }
            var addresses = addresses(in, answers, (flags & TRUNCATED) != 0);
            return Optional.of(
                    addresses.isEmpty() ? new DnsReply.NoAddress(took) : new DnsReply.Found(addresses, took));
        } catch (BufferUnderflowException | IllegalArgumentException | UnknownHostException _) {
            return Optional.empty();
        }
    }

    /** Letters may come back in another case (RFC 4343). */
    private static boolean repeats(byte[] asked, ByteBuffer in) {
        var repeated = new byte[asked.length - HEADER_BYTES];
        in.get(repeated);
        for (int i = 0; i < repeated.length; i++) {
            if (lower(repeated[i]) != lower(asked[HEADER_BYTES + i])) {
                return false;
            }
        }
        return true;
    }

    private static int lower(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
    }

    private List<InetAddress> addresses(ByteBuffer in, int answers, boolean cut) throws UnknownHostException {
        var found = new ArrayList<InetAddress>();
        for (int i = 0; i < answers && !(cut && !in.hasRemaining()); i++) {
            skipName(in);
            int kind = in.getShort();
            int network = in.getShort();
            in.getInt(); // how long it may be kept
            var data = new byte[Short.toUnsignedInt(in.getShort())];
            in.get(data);
            // An alias comes before the address that it leads to; only addresses matter here.
            if (network == INTERNET && kind == type && data.length == (type == A ? 4 : 16)) {
                found.add(InetAddress.getByAddress(data));
            }
        }
        return found;
    }

    /** RFC 1035 §4.1.4: labels, ended by an empty one or by a pointer to the rest. */
    private static void skipName(ByteBuffer in) {
        while (true) {
            int length = Byte.toUnsignedInt(in.get());
            if (length == 0) {
                return;
            }
            if ((length & POINTER) == POINTER) {
                in.get();
                return;
            }
            in.position(in.position() + length);
        }
    }
}
