package dev.flightcase.uplink;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the number in a file of one line. Each number is written beside the file, forced to disk, renamed over it, and the
 * folder is forced too: after a power cut the file holds the old number or the new one.
 *
 * <p>A file that can not be read or holds anything else counts as missing, and the sequence starts at 0 again: a hub may
 * then mistake one death, a node that refuses to report would be worse.
 */
public final class FileBirthDeathSequence implements BirthDeathSequence {
    private static final Logger LOG = LoggerFactory.getLogger(FileBirthDeathSequence.class);
    private static final int VALUES = 256;
    private static final int NONE = -1;
    private static final int UNREAD = -2;

    private final Path file;
    private int last = UNREAD;

    /** @param file in a folder that exists; a file named the same with {@code .new} appended is used on the way */
    public FileBirthDeathSequence(Path file) {
        this.file = file;
    }

    @Override
    public Issued next() {
        if (last == UNREAD) {
            last = read();
        }
        last = (last + 1) % VALUES;
        try {
            store(last);
            return new Issued(last, null);
        } catch (IOException e) {
            return new Issued(last, e.toString());
        }
    }

    private int read() {
        try {
            var text = Files.readString(file, US_ASCII).strip();
            int value = Integer.parseInt(text);
            if (value >= 0 && value < VALUES) {
                return value;
            }
            LOG.atWarn()
                    .addKeyValue("file", file)
                    .addKeyValue("value", value)
                    .log("bdSeq file is out of range, starting at 0");
        } catch (NoSuchFileException _) {
            // The first start of this node.
        } catch (IOException | NumberFormatException e) {
            LOG.atWarn()
                    .addKeyValue("file", file)
                    .addKeyValue("error", e.toString())
                    .log("bdSeq file is unreadable, starting at 0");
        }
        return NONE;
    }

    private void store(int value) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try (var channel = FileChannel.open(fresh, CREATE, WRITE, TRUNCATE_EXISTING)) {
            var bytes = ByteBuffer.wrap((value + "\n").getBytes(US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }
}
