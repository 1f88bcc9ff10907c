package dev.flightcase.uplink.sync;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Remembers which of the hub's catalogs is served: one line, revision and SHA-256 of the manifest. Blocks on the disk. */
final class ServedFile {
    private static final Pattern LINE = Pattern.compile("(\\d{1,18}) ([0-9a-f]{64})\n");

    private final Path folder;
    private final Path file;

    /** @param folder must be there before anything is written */
    ServedFile(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("served");
    }

    /** @param manifest SHA-256, lower-case hex */
    record Served(long revision, String manifest) {}

    /** Empty before the first, and when it can not be read: then all is looked at anew, which costs time and nothing else. */
    Optional<Served> read() throws IOException {
        try {
            Matcher line = LINE.matcher(Files.readString(file));
            return line.matches()
                    ? Optional.of(new Served(Long.parseLong(line.group(1)), line.group(2)))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Durable when it returns. */
    void write(Served served) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        byte[] line = (served.revision() + " " + served.manifest() + "\n").getBytes(StandardCharsets.US_ASCII);
        try (FileChannel out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer left = ByteBuffer.wrap(line);
            while (left.hasRemaining()) {
                int _ = out.write(left);
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        BlobFolder.sync(folder);
    }
}
