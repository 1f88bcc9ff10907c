package dev.flightcase.daemon.config;

import dev.flightcase.daemon.NodeException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folders that the node keeps its data in: its own and nobody else's. */
public final class DataFolders {
    private DataFolders() {}

    /** @throws NodeException when one can not be had: which, why, and what to do */
    public static void make(StallConfig stall) {
        make("node.data", stall.data());
        make("node.data", stall.stateFolder());
        make("node.data", stall.generatedConfigFolder());
        make("node.runtime", stall.runtime());
    }

    private static void make(String key, Path folder) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
        } catch (IOException e) {
            throw new NodeException(key + ": " + folder + " can not be made: " + why(e), e);
        }
        if (!Files.isWritable(folder)) {
            throw new NodeException(
                    key + ": " + folder + " can not be written; give it to the user that runs the node");
        }
    }

    private static String why(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied; make it, and give it to the user that runs the node";
            case FileAlreadyExistsException _ -> "something that is no folder has this name";
            case FileSystemException f when f.getReason() != null -> f.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
