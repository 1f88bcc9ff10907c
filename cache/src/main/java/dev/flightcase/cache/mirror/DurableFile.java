package dev.flightcase.cache.mirror;

import dev.flightcase.cache.DurableFolders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Small files that survive a power cut. Blocks on the medium. */
final class DurableFile {
    private DurableFile() {}

    /** All of it or nothing, where the file system can; FAT may show both for a moment. */
    static void replace(Path folder, String name, byte[] content) throws IOException {
        var file = folder.resolve(name);
        var draft = folder.resolve(name + ".new");
        try (var out = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            writeAll(out, ByteBuffer.wrap(content));
            out.force(true);
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        DurableFolders.sync(folder);
    }

    static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
