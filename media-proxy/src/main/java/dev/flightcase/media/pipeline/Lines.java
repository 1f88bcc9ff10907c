package dev.flightcase.media.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Lines out of a process, each cut after a bound, so that a line without end takes no memory. */
final class Lines {
    static final int CHARS_MAX = 1000;

    private static final int BUFFER_BYTES = 4096;

    private Lines() {}

    /** Blocks to the end of the stream. ffmpeg ends a line with a carriage return too; empty ones are left out. */
    static void read(InputStream in, Consumer<String> taker) throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        var line = new byte[CHARS_MAX];
        int length = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            for (int i = 0; i < count; i++) {
                if (buffer[i] == '\n' || buffer[i] == '\r') {
                    length = give(line, length, taker);
                } else if (length < CHARS_MAX) {
                    line[length++] = buffer[i];
                }
            }
        }
        give(line, length, taker);
    }

    private static int give(byte[] line, int length, Consumer<String> taker) {
        if (length > 0) {
            taker.accept(new String(line, 0, length, StandardCharsets.UTF_8));
        }
        return 0;
    }
}
