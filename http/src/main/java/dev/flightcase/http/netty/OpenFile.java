package dev.flightcase.http.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.DefaultFileRegion;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Part of a file that a response carries, open already. Whoever takes it over closes it. */
final class OpenFile {
    private static final Logger log = LoggerFactory.getLogger(OpenFile.class);

    private final FileChannel channel;
    private final long offset;
    private final long length;

    private OpenFile(FileChannel channel, long offset, long length) {
        this.channel = channel;
        this.offset = offset;
        this.length = length;
    }

    static OpenFile open(Path path, long offset, long length) throws IOException {
        return new OpenFile(FileChannel.open(path, StandardOpenOption.READ), offset, length);
    }

    long length() {
        return length;
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    /** For the kernel to send; the region closes the file when it is released. */
    DefaultFileRegion region() {
        return new DefaultFileRegion(channel, offset, length);
    }

    /**
     * Blocks on the disk.
     *
     * @param at from the beginning of this part
     * @throws EOFException when the file has become shorter
     */
    void read(ByteBuf into, long at, int count) throws IOException {
        int read = 0;
        while (read < count) {
            int more = into.writeBytes(channel, offset + at + read, count - read);
            if (more < 0) {
                throw new EOFException("file of a response ended " + (count - read) + " bytes early");
            }
            read += more;
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            log.atWarn().addKeyValue("reason", e.getMessage()).log("file of a response cannot be closed");
        }
    }
}
