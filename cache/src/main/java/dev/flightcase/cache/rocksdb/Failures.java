package dev.flightcase.cache.rocksdb;

import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import java.nio.file.Path;
import java.util.Locale;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** RocksDB's errors in our words. It names most causes only in its message, so that is looked at too. */
final class Failures {
    private Failures() {}

    static StoreException of(String doing, Path directory, RocksDBException cause) {
        var kind = kind(cause);
        return new StoreException(kind, doing + " " + directory + " failed: " + says(kind, cause), cause);
    }

    static Kind kind(RocksDBException cause) {
        var status = cause.getStatus();
        var message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if ((status != null && status.getSubCode() == Status.SubCode.NoSpace)
                || message.contains("no space left")
                || message.contains("disk quota exceeded")) {
            return Kind.DISK_FULL;
        }
        if (message.contains("lock hold by current process")
                || (message.contains("/lock") && message.contains("temporarily unavailable"))) {
            return Kind.LOCKED;
        }
        if (message.contains("read-only file system")) {
            return Kind.READ_ONLY;
        }
        if (message.contains("permission denied")) {
            return Kind.NO_PERMISSION;
        }
        return status != null && status.getCode() == Status.Code.Corruption ? Kind.CORRUPTED : Kind.INPUT_OUTPUT;
    }

    private static String says(Kind kind, RocksDBException cause) {
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
