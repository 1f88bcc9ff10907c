package dev.flightcase.cache.rocksdb;

import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Locale;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** The errors of RocksDB and of the file system in our words. They name most causes only in their message, so that is looked at. */
final class Failures {
    private Failures() {}

    static StoreException of(String doing, Path directory, RocksDBException cause) {
        return of(doing, directory, kind(cause), cause);
    }

    static StoreException of(String doing, Path directory, IOException cause) {
        var kind = cause instanceof AccessDeniedException ? Kind.NO_PERMISSION : kind(message(cause));
        return of(doing, directory, kind, cause);
    }

    private static StoreException of(String doing, Path directory, Kind kind, Exception cause) {
        return new StoreException(kind, doing + " " + directory + " failed: " + says(kind, cause), cause);
    }

    static Kind kind(RocksDBException cause) {
        var status = cause.getStatus();
        if (status != null && status.getSubCode() == Status.SubCode.NoSpace) {
            return Kind.DISK_FULL;
        }
        var kind = kind(message(cause));
        return kind == Kind.INPUT_OUTPUT && status != null && status.getCode() == Status.Code.Corruption
                ? Kind.CORRUPTED
                : kind;
    }

    private static Kind kind(String message) {
        if (message.contains("no space left") || message.contains("disk quota exceeded")) {
            return Kind.DISK_FULL;
        }
        if (message.contains("lock hold by current process")
                || (message.contains("/lock") && message.contains("temporarily unavailable"))) {
            return Kind.LOCKED;
        }
        if (message.contains("read-only file system")) {
            return Kind.READ_ONLY;
        }
        return message.contains("permission denied") ? Kind.NO_PERMISSION : Kind.INPUT_OUTPUT;
    }

    private static String message(Exception cause) {
        return String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    }

    private static String says(Kind kind, Exception cause) {
        return switch (kind) {
            case LOCKED -> "another process has it open; stop that one first";
            case NO_PERMISSION -> "no permission; give the directory to the user that runs this";
            case READ_ONLY -> "the file system is read-only; check the card";
            case DISK_FULL -> "the disk is full; free some space";
            case CORRUPTED -> "what is on the disk is damaged (" + cause.getMessage() + "); restore it from its mirror";
            case CLOSED, NO_LIBRARY, INPUT_OUTPUT -> String.valueOf(cause.getMessage());
        };
    }
}
