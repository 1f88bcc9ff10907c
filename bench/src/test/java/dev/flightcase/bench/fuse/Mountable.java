package dev.flightcase.bench.fuse;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A mounted disk, or the test is skipped with the reason. */
public final class Mountable {
    private Mountable() {}

    public static MountedDisk mount(Path directory) {
        try {
            return MountedDisk.mount(directory);
        } catch (IOException e) {
            return Assumptions.abort(e.getMessage());
        }
    }
}
