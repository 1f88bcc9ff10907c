package dev.flightcase.bench.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopDiskIT {
    private static final long DISK_BYTES = 64 << 20;
    private static final int WRITTEN = 1 << 20;

    @TempDir
    private Path folder;

    @Test
    void countsWhatReachesItWithWhatItsFileSystemAdds() throws IOException {
        try (var disk = mounted()) {
            var bytes = new byte[WRITTEN];
            new Random(1).nextBytes(bytes);
            disk.sync();
            long before = disk.bytesWritten();

            Files.write(folder.resolve("data/file"), bytes);
            disk.sync();

            assertThat(disk.bytesWritten() - before).isBetween((long) WRITTEN, WRITTEN + (256L << 10));
        }
        assertThat(folder.resolve("data/file")).doesNotExist();
    }

    private LoopDisk mounted() throws IOException {
        try {
            return LoopDisk.mount(folder.resolve("disk"), DISK_BYTES, folder.resolve("data"));
        } catch (IOException e) {
            return abort("no loop device here: " + e.getMessage());
        }
    }
}
