package dev.flightcase.daemon.adapter;

import dev.flightcase.cache.token.OperatorPin;
import dev.flightcase.provisioning.AtomicFile;
import dev.flightcase.provisioning.FileAccess;
import dev.flightcase.provisioning.ProvisioningException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The PIN that the node made for its operator: one line in a file that only the node's user can read, and look up. */
public final class OperatorPinFile {
    private static final Logger log = LoggerFactory.getLogger(OperatorPinFile.class);
    private static final String NAME = "operator-pin";
    private static final int BYTES_MAX = 64;

    private final Path path;
    private final AtomicFile file;
    private final SecureRandom random;

    /** @param folder of the node's identity */
    public OperatorPinFile(Path folder, SecureRandom random) {
        this.path = folder.resolve(NAME);
        this.file = new AtomicFile(path, FileAccess.OWNER_ONLY, BYTES_MAX);
        this.random = random;
    }

    /**
     * The PIN in the file, or a new one where there is no file. Blocks on the disk, and writes to it only to make one; the
     * caller owns the node's databases, so no other process does the same.
     *
     * @throws ProvisioningException if the file holds no PIN, or can be read by others; it is left as it is
     */
    public OperatorPin loadOrMake() {
        var there = file.read();
        if (there.isPresent()) {
            return parse(new String(there.get(), StandardCharsets.US_ASCII).strip());
        }
        var made = OperatorPin.make(random);
        file.replace((made.reveal() + "\n").getBytes(StandardCharsets.US_ASCII));
        log.atInfo().addKeyValue("file", path).log("the operator's PIN is in a file; flightcase enrol --pin shows it");
        return made;
    }

    private OperatorPin parse(String text) {
        try {
            return new OperatorPin(text);
        } catch (IllegalArgumentException e) {
            throw new ProvisioningException(
                    path + " holds no PIN; it " + e.getMessage() + ": write one, or delete the file and start again",
                    e);
        }
    }
}
