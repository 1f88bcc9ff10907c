package dev.flightcase.cache.rocksdb;

import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import org.rocksdb.RocksDB;

/**
 * Loads the native library: RocksDB's loader asks {@code System.loadLibrary} first, so a file on
 * {@code java.library.path} wins, and else unpacks the one in its jar to the temporary directory.
 */
final class RocksLibrary {
    private RocksLibrary() {}

    static void load() {
        try {
            RocksDB.loadLibrary();
        } catch (LinkageError | RuntimeException e) {
            throw new StoreException(
                    Kind.NO_LIBRARY,
                    "RocksDB has no native library for " + System.getProperty("os.name") + " on "
                            + System.getProperty("os.arch") + "; a 64-bit system is needed (x86-64 or aarch64), with"
                            + " java.library.path or a writable temporary directory",
                    e);
        }
    }
}
