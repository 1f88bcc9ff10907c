package dev.flightcase.catalogfolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder as a person might write it. */
final class TestFolder {
    private final Path folder;

    TestFolder(Path folder) {
        this.folder = folder;
    }

    TestFolder csv(String... lines) {
        return file("catalog.csv", String.join("\n", lines) + "\n");
    }

    TestFolder file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    TestFolder file(String name, byte[] bytes) {
        try {
            Files.write(folder.resolve(name), bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FolderReading read() {
        return read(FolderLimits.defaults());
    }

    FolderReading read(FolderLimits limits) {
        return new FolderReader(limits).read(folder);
    }

    Catalog catalog() {
        return switch (read()) {
            case FolderReading.Read read -> read.catalog();
            case FolderReading.Refused refused -> throw new AssertionError(texts(refused.problems()));
        };
    }

    List<String> warnings() {
        return switch (read()) {
            case FolderReading.Read read -> texts(read.warnings());
            case FolderReading.Refused refused -> throw new AssertionError(texts(refused.problems()));
        };
    }

    List<String> problems() {
        return switch (read()) {
            case FolderReading.Read _ -> List.of();
            case FolderReading.Refused refused -> texts(refused.problems());
        };
    }

    /** The smallest PNG header: signature and IHDR. */
    static byte[] png(int width, int height) {
        return ByteBuffer.allocate(33)
                .putLong(0x89504E47_0D0A1A0AL)
                .putInt(13)
                .putInt(0x49484452)
                .putInt(width)
                .putInt(height)
                .array();
    }

    /** A JPEG as far as its first frame header, after an application segment and a filler byte. */
    static byte[] jpeg(int width, int height) {
        return ByteBuffer.allocate(64)
                .putShort((short) 0xFFD8)
                .putShort((short) 0xFFE0)
                .putShort((short) 4)
                .putShort((short) 0)
                .put((byte) 0xFF)
                .putShort((short) 0xFFC2)
                .putShort((short) 11)
                .put((byte) 8)
                .putShort((short) height)
                .putShort((short) width)
                .array();
    }

    private static List<String> texts(List<Problem> problems) {
        return problems.stream().map(Problem::text).toList();
    }
}
