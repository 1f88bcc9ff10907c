package dev.flightcase.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;

/**
 * Folders that are still there after a power cut. POSIX promises that of a name only once the folder that holds it was synced:
 * all that is synced inside of a new folder is gone with the folder's own name.
 */
public final class DurableFolders {
    private DurableFolders() {}

    /**
     * Makes the folder and those above it that are missing, and returns once their names are durable. Also those of a folder
     * that was there: who made it may have been killed before that.
     *
     * @param attributes of the folders that are made
     * @throws IOException if one can not be made, or not be made durable
     */
    public static void make(Path folder, FileAttribute<?>... attributes) throws IOException {
        var absolute = folder.toAbsolutePath().normalize();
        var parent = absolute.getParent();
        if (parent == null) {
            return; // The root of the file system.
        }
        boolean wasThere = Files.isDirectory(absolute);
        if (!wasThere) {
            make(parent, attributes);
            create(absolute, attributes);
        }
        try {
            sync(parent);
        } catch (AccessDeniedException e) {
            if (!wasThere) {
                throw e;
            }
            // Then it was never ours to make in there: whoever installed the node did.
        }
    }

    /** Returns once the names in the folder are durable: what was made, renamed or removed in it. */
    public static void sync(Path folder) throws IOException {
        try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private static void create(Path folder, FileAttribute<?>... attributes) throws IOException {
        try {
            Files.createDirectory(folder, attributes);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }
}
