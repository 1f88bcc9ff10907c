package dev.flightcase.daemon.preflight;

import java.io.IOException;
import java.time.Duration;

/** The disk that orders go to, as far as the check looks at it. Blocks. */
public interface Disk {

    /**
     * @param typical time to make a few kilobytes durable
     * @param slowest of those tries
     * @param same whether what was read back is what was written
     */
    record Trial(Duration typical, Duration slowest, boolean same) {}

    boolean isReadOnly() throws IOException;

    long freeBytes() throws IOException;

    /** Writes, makes durable, reads back, removes. */
    Trial tryOut() throws IOException;

    /** Errors that the file system itself has noted since it was made; 0 where it does not tell. */
    long errorsNoted();
}
