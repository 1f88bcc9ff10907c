package dev.flightcase.provisioning.enrolment;

import dev.flightcase.provisioning.AtomicFile;
import dev.flightcase.provisioning.FileAccess;
import java.nio.file.Path;
import java.util.Optional;

/** As {@link AtomicFile}: the seam where tests let the disk fail. */
interface SmallFile {
    Optional<byte[]> read();

    void replace(byte[] content);

    /** How files are opened. */
    interface Disk {
        SmallFile file(Path path, int bytesMax);
    }

    /** Mode 0600. */
    static SmallFile onDisk(Path path, int bytesMax) {
        var file = new AtomicFile(path, FileAccess.OWNER_ONLY, bytesMax);
        return new SmallFile() {
            @Override
            public Optional<byte[]> read() {
                return file.read();
            }

            @Override
            public void replace(byte[] content) {
                file.replace(content);
            }
        };
    }
}
