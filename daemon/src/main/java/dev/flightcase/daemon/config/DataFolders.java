package dev.flightcase.daemon.config;

import dev.flightcase.cache.DurableFolders;
import dev.flightcase.daemon.NodeException;
import dev.flightcase.daemon.NodeException.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folders that the node keeps its data in: its own and nobody else's. */
public final class DataFolders {
    private static final Logger log = LoggerFactory.getLogger(DataFolders.class);

    /** errno(3), ENOTDIR: the only reason of its kind that the configuration and not the disk is to blame for. */
    private static final String NOT_A_FOLDER = "Not a directory";

    private DataFolders() {}

    /** @throws NodeException when one can not be had: which, why, and what to do */
    public static void make(StallConfig stall) {
        make("node.data", stall.data(), DurableFolders::make);
        make("node.data", stall.stateFolder(), DurableFolders::make);
        make("node.data", stall.generatedConfigFolder(), DurableFolders::make);
        make("node.runtime", stall.runtime(), Files::createDirectories);
    }

    private interface Maker {
        void make(Path folder, FileAttribute<?>... attributes) throws IOException;
    }

    private static void make(String key, Path folder, Maker maker) {
        try {
            maker.make(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
        } catch (IOException e) {
            if (!Files.isDirectory(folder)) {
                throw notMade(key + ": " + folder + " can not be made: ", e);
            }
            // Here too the stores say what that means for orders.
            log.atWarn().addKeyValue("key", key).addKeyValue("folder", folder).log("the disk does not sync; check it");
        }
        if (Files.isWritable(folder)) {
            return;
        }
        if (readOnly(folder)) {
            // What is there can be shown; the stores say what that means for orders.
            log.atWarn()
                    .addKeyValue("key", key)
                    .addKeyValue("folder", folder)
                    .log("the file system is read-only; check the card or disk");
            return;
        }
        throw new NodeException(
                Kind.CONFIGURATION,
                key + ": " + folder + " can not be written; give it to the user that runs the node");
    }

    private static NodeException notMade(String what, IOException e) {
        return switch (e) {
            case AccessDeniedException _ ->
                new NodeException(
                        Kind.CONFIGURATION,
                        what + "permission denied; make it, and give it to the user that runs the node",
                        e);
            case FileAlreadyExistsException _ ->
                new NodeException(Kind.CONFIGURATION, what + "something that is no folder has this name", e);
            case FileSystemException f
            when NOT_A_FOLDER.equals(f.getReason()) ->
                new NodeException(Kind.CONFIGURATION, what + "something above it is no folder", e);
            case FileSystemException f
            when f.getReason() != null ->
                new NodeException(Kind.DISK, what + f.getReason() + "; check the disk and its free space", e);
            default -> new NodeException(Kind.DISK, what + e.getMessage() + "; check the disk", e);
        };
    }

    private static boolean readOnly(Path folder) {
        try {
            return Files.getFileStore(folder).isReadOnly();
        } catch (IOException e) {
            // Then it is said to be not writable, which is true too.
            return false;
        }
    }
}
