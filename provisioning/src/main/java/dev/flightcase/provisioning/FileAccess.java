package dev.flightcase.provisioning;

import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Who may read a file of the node. The node writes it in either case. */
public enum FileAccess {
    /** Mode 0600: secrets. A file with a wider mode is refused when it is read. */
    OWNER_ONLY,
    /** Mode 0644. */
    READABLE;

    static final String PRIVATE_DIRECTORY_MODE = "rwx------";

    Set<PosixFilePermission> permissions() {
        return PosixFilePermissions.fromString(
                switch (this) {
                    case OWNER_ONLY -> "rw-------";
                    case READABLE -> "rw-r--r--";
                });
    }

    FileAttribute<Set<PosixFilePermission>> attribute() {
        return PosixFilePermissions.asFileAttribute(permissions());
    }
}
