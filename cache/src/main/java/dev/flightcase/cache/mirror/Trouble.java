package dev.flightcase.cache.mirror;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What is wrong with a medium, in words. */
final class Trouble {
    private Trouble() {}

    static String of(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "it was pulled out.";
            case AccessDeniedException denied ->
                "the node may not write " + denied.getFile() + "; give it to the node's user.";
            case FileSystemException system when system.getReason() != null -> sentence(system.getReason());
            default -> sentence(String.valueOf(e.getMessage()));
        };
    }

    /** As errno(3) says it, or plainer. */
    private static String sentence(String reason) {
        return switch (reason) {
            case "No space left on device" -> "it is full; free space or take a larger one.";
            case "Read-only file system" -> "it is read-only; check its switch, or repair its file system.";
            case "Input/output error" -> "it fails (input/output error); take another one.";
            default -> reason + ".";
        };
    }
}
