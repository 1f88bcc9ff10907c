package dev.flightcase.provisioning.enrolment;

import dev.flightcase.provisioning.ProvisioningException;
import java.nio.file.Path;
import java.util.Optional;

/** A disk on which the power fails at one write: just before it, or just after. */
final class FailingDisk implements SmallFile.Disk {
    private final int failAt;
    private final boolean after;
    private int writes;

    /** @param failAt counts writes from 0; -1 for never */
    FailingDisk(int failAt, boolean after) {
        this.failAt = failAt;
        this.after = after;
    }

    int writes() {
        return writes;
    }

    @Override
    public SmallFile file(Path path, int bytesMax) {
        var real = SmallFile.onDisk(path, bytesMax);
        return new SmallFile() {
            @Override
            public Optional<byte[]> read() {
                return real.read();
            }

            @Override
            public void replace(byte[] content) {
                boolean fails = writes == failAt;
                writes++;
                if (!fails || after) {
                    real.replace(content);
                }
                if (fails) {
                    throw new ProvisioningException("the power failed");
                }
            }
        };
    }
}
