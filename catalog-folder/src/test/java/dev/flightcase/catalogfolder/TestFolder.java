package dev.flightcase.catalogfolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    List<Product> products() {
        var products = new ArrayList<Product>();
        catalog().products().forEach(products::add);
        return products;
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
                .putShort((short) 0xFFC0)
                .putShort((short) 11)
                .put((byte) 8)
                .putShort((short) height)
                .putShort((short) width)
                .array();
    }

    /** As {@link #jpeg}, with an EXIF segment that has the orientation behind another entry. */
    static byte[] turnedJpeg(int width, int height, int orientation, ByteOrder order) {
        var tiff = ByteBuffer.allocate(38).order(order);
        tiff.putShort((short) (order == ByteOrder.BIG_ENDIAN ? 0x4D4D : 0x4949)).putShort((short) 42);
        tiff.putInt(8).putShort((short) 2);
        tiff.putShort((short) 271).putShort((short) 2).putInt(4).putInt(0x41424300);
        tiff.putShort((short) 274).putShort((short) 3).putInt(1).putShort((short) orientation);
        var rest = jpeg(width, height);
        return ByteBuffer.allocate(10 + tiff.capacity() + rest.length)
                .putShort((short) 0xFFD8)
                .putShort((short) 0xFFE1)
                .putShort((short) (8 + tiff.capacity()))
                .put(new byte[] {'E', 'x', 'i', 'f'})
                .putShort((short) 0)
                .put(tiff.array())
                .put(rest, 2, rest.length - 2)
                .array();
    }

    private static List<String> texts(List<Problem> problems) {
        return problems.stream().map(Problem::text).toList();
    }
}
