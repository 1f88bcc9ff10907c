package dev.flightcase.hub.postgres;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Unpacks a tar of plain files, folders and symbolic links (POSIX.1-1988, ustar). Whatever else is in it is a mistake. */
final class TarReader {
    private static final int BLOCK = 512;
    private static final int OCTAL = 8;
    private static final int EXECUTABLE = 0111;

    private final InputStream in;
    private final Path root;

    TarReader(InputStream in, Path root) {
        this.in = in;
        this.root = root;
    }

    void unpack() throws IOException {
        for (var header = in.readNBytes(BLOCK);
                header.length == BLOCK && header[0] != 0;
                header = in.readNBytes(BLOCK)) {
            entry(header);
        }
    }

    private void entry(byte[] header) throws IOException {
        var prefix = text(header, 345, 155);
        var name = text(header, 0, 100);
        var path = inside(prefix.isEmpty() ? name : prefix + "/" + name);
        long size = octal(header, 124, 12);
        switch (header[156]) {
            case '0', 0 -> file(path, size, octal(header, 100, 8));
            case '5' -> Files.createDirectories(path);
            case '2' -> {
                var target = path.resolveSibling(text(header, 157, 100));
                inside(root.relativize(target).toString());
                Files.createSymbolicLink(path, Path.of(text(header, 157, 100)));
            }
            default -> throw new IOException("an entry of type " + (char) header[156] + " in the archive: " + name);
        }
    }

    private void file(Path path, long size, long mode) throws IOException {
        Files.createDirectories(path.getParent());
        try (var out = Files.newOutputStream(path)) {
            long left = size;
            while (left > 0) {
                var piece = in.readNBytes((int) Math.min(left, 64 * 1024));
                if (piece.length == 0) {
                    throw new EOFException("the archive ends inside of " + path);
                }
                out.write(piece);
                left -= piece.length;
            }
        }
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        boolean executable = (mode & EXECUTABLE) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private Path inside(String name) throws IOException {
        var path = root.resolve(name).normalize();
        if (!path.startsWith(root)) {
            throw new IOException("the archive leads out of its folder: " + name);
        }
        return path;
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    private static long octal(byte[] header, int from, int length) {
        var text = text(header, from, length).strip();
        return text.isEmpty() ? 0 : Long.parseLong(text, OCTAL);
    }
}
