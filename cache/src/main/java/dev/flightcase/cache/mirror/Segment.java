package dev.flightcase.cache.mirror;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One file of the mirror.
 *
 * @param first sequence of its first entry, by its name
 */
record Segment(Path file, long first) {
    /** After which the next one is begun: it is read whole, in a heap that has little to spare. */
    static final int BYTES = 4 << 20;
    /** The last chunk may go over it by an entry. */
    private static final int READ_BYTES_MAX = 2 * BYTES + Frames.ENTRY_BYTES_MAX;

    private static final Pattern NAME = Pattern.compile("journal-(\\d{12})\\.fcm");

    static Segment named(Path folder, long first) {
        return new Segment(folder.resolve(String.format(Locale.ROOT, "journal-%012d.fcm", first)), first);
    }

    /** Those of a folder, in order. Blocks. */
    static List<Segment> in(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> new Segment(file, first(file)))
                    .filter(segment -> segment.first > 0)
                    .sorted(Comparator.comparingLong(Segment::first))
                    .toList();
        }
    }

    /** 0 when it is another file. */
    private static long first(Path file) {
        var name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches() ? Long.parseLong(name.group(1)) : 0;
    }

    /** All of it. */
    ByteBuffer read() throws IOException {
        try (var in = FileChannel.open(file, StandardOpenOption.READ)) {
            if (in.size() > READ_BYTES_MAX) {
                throw new IOException(file + " is larger than a segment can be");
            }
            var bytes = ByteBuffer.allocate((int) in.size());
            var read = 0;
            while (bytes.hasRemaining() && read >= 0) {
                read = in.read(bytes);
            }
            return bytes.flip();
        }
    }
}
