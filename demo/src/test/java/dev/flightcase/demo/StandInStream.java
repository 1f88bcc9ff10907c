package dev.flightcase.demo;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes plain HLS of one long body of fragmented MP4, as the demo's encoder sends it: each picture in a fragment of its own, a key frame in each
 * second one. Thread-safe.
 */
final class StandInStream {
    /** Two seconds, from key frame to key frame. */
    private static final int PICTURES = 60;

    private static final String LIST = "media.m3u8";

    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final AtomicInteger segments = new AtomicInteger();

    int segments() {
        return segments.get();
    }

    Optional<byte[]> object(String name) {
        return Optional.ofNullable(objects.get(name));
    }

    /** Reads to the end of the body. */
    void read(InputStream body) throws IOException {
        var in = new DataInputStream(body);
        var gathered = new ByteArrayOutputStream();
        int pictures = 0;
        while (true) {
            byte[] box;
            try {
                box = box(in);
            } catch (EOFException e) {
                return;
            }
            var type = new String(box, 4, 4, StandardCharsets.US_ASCII);
            if (type.equals("moof") && isPicture(box)) {
                if (pictures == PICTURES) {
                    publish(gathered.toByteArray());
                    gathered.reset();
                    pictures = 0;
                }
                pictures++;
            }
            gathered.writeBytes(box);
            if (type.equals("moov")) {
                objects.put("init.mp4", gathered.toByteArray());
                gathered.reset();
            }
        }
    }

    private static byte[] box(DataInputStream in) throws IOException {
        int size = in.readInt();
        var box = new byte[size];
        ByteBuffer.wrap(box).putInt(size);
        in.readFully(box, 4, size - 4);
        return box;
    }

    /** The first track is the picture's; its number stands behind type, version and flags of the track fragment header. */
    private static boolean isPicture(byte[] fragment) {
        int header = new String(fragment, StandardCharsets.ISO_8859_1).indexOf("tfhd");
        return ByteBuffer.wrap(fragment).getInt(header + 8) == 1;
    }

    private void publish(byte[] segment) {
        int number = segments.getAndIncrement();
        objects.put(number + ".m4s", segment);
        int first = Math.max(0, number - 5);
        var list = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:6\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:"
                + first + "\n#EXT-X-MAP:URI=\"init.mp4\"\n");
        for (int i = first; i <= number; i++) {
            list.append("#EXTINF:2.0,\n").append(i).append(".m4s\n");
        }
        objects.put(LIST, list.toString().getBytes(StandardCharsets.UTF_8));
    }
}
