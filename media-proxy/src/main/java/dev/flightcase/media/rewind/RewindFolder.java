package dev.flightcase.media.rewind;

import dev.flightcase.http.SharedBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The files of one stream: media under their own names, which are never used twice, and an index. Media is on the disk before the index
 * names it, so that whatever a power cut leaves, the index tells the truth up to its first line that is not whole. Not thread-safe but for
 * {@link #find}.
 */
final class RewindFolder {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,199}");
    private static final String INDEX = "index.log";
    private static final String MULTIVARIANT = "multivariant.txt";
    /** Four hours of eight renditions are 60,000 lines of 150 bytes; before it is as long again it is written anew. */
    private static final long INDEX_BYTES_MAX = 64L * 1024 * 1024;

    private static final int PIECE_BYTES = 64 * 1024;

    private final Path folder;

    /**
     * @param folder made when it is not there, in one that is
     */
    RewindFolder(Path folder) throws IOException {
        this.folder = folder;
        make(folder);
    }

    /** Makes a folder whose name no power cut takes away again; nothing happens when it is there. */
    static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder);
        }
        // also one that was made just before the power went
        sync(Objects.requireNonNull(folder.toAbsolutePath().getParent()));
    }

    /** The file of this name, if there is one; a name from outside leads nowhere else. */
    static Optional<Path> find(Path folder, String name) {
        Path file = folder.resolve(NAME.matcher(name).matches() ? name : "-");
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    /** All lines up to the first that is not whole; what is behind is cut off. */
    List<RewindLine> readIndex() throws IOException {
        Path index = folder.resolve(INDEX);
        if (!Files.exists(index)) {
            return List.of();
        }
        if (Files.size(index) > INDEX_BYTES_MAX) {
            throw new IOException("index is longer than " + INDEX_BYTES_MAX + " bytes: " + index);
        }
        String text = Files.readString(index, StandardCharsets.ISO_8859_1);
        List<RewindLine> lines = new ArrayList<>();
        int at = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
            Optional<RewindLine> line = RewindLine.parse(text.substring(at, end));
            if (line.isEmpty()) {
                break;
            }
            lines.add(line.get());
            at = end + 1;
        }
        if (at < text.length()) {
            try (FileChannel channel = FileChannel.open(index, StandardOpenOption.WRITE)) {
                channel.truncate(at).force(true);
            }
        }
        return lines;
    }

    /** Durable when this returns. */
    void append(List<RewindLine> lines) throws IOException {
        try (FileChannel index = FileChannel.open(
                folder.resolve(INDEX),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND)) {
            write(index, text(lines));
            index.force(true);
        }
    }

    /** The whole index anew, or the old one. */
    void replaceIndex(List<RewindLine> lines) throws IOException {
        replace(INDEX, text(lines));
    }

    private static ByteBuffer text(List<RewindLine> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()));
        return ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    Optional<String> multivariant() throws IOException {
        Path file = folder.resolve(MULTIVARIANT);
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    void keepMultivariant(String text) throws IOException {
        replace(MULTIVARIANT, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void replace(String name, ByteBuffer content) throws IOException {
        Path fresh = folder.resolve(name + ".new");
        try (FileChannel file = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            write(file, content);
            file.force(true);
        }
        Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        sync();
    }

    boolean has(String name) {
        return Files.exists(folder.resolve(name));
    }

    /**
     * Writes a file whose content is on the disk when this returns; its name is after {@link #sync}.
     *
     * @return CRC-32C of the content
     */
    int put(String name, SharedBytes bytes) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a name of a segment is '" + name + "'");
        }
        CRC32C checksum = new CRC32C();
        Path path = folder.resolve(name);
        try (FileChannel file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (ByteBuffer view : bytes.views(0, bytes.length())) {
                checksum.update(view.duplicate());
                write(file, view);
            }
            file.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(path);
            throw e;
        }
        return (int) checksum.getValue();
    }

    /** New names are on the disk when this returns. */
    void sync() throws IOException {
        sync(folder);
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private static void write(FileChannel file, ByteBuffer content) throws IOException {
        while (content.hasRemaining()) {
            int _ = file.write(content);
        }
    }

    /** Whether the file is what the index says; reads all of it. */
    boolean isWhole(RewindEntry entry) throws IOException {
        CRC32C checksum = new CRC32C();
        try (FileChannel file = FileChannel.open(folder.resolve(entry.segment().uri()), StandardOpenOption.READ)) {
            if (file.size() != entry.bytes()) {
                return false;
            }
            ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
            while (file.read(piece) >= 0) {
                checksum.update(piece.flip());
                piece.clear();
            }
        } catch (NoSuchFileException e) {
            return false;
        }
        return (int) checksum.getValue() == entry.checksum();
    }

    void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    /** Deletes media that the index does not name: written just before a power cut. */
    void deleteAllBut(Collection<String> names) throws IOException {
        Set<String> kept = new HashSet<>(names);
        kept.add(INDEX);
        kept.add(MULTIVARIANT);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!kept.contains(String.valueOf(file.getFileName()))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
