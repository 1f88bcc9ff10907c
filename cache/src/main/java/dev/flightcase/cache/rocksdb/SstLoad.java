package dev.flightcase.cache.rocksdb;

import dev.flightcase.cache.BulkLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.rocksdb.EnvOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileWriter;

/**
 * Writes a finished table file beside the database and hands it over: each row reaches the card once, and not through log,
 * write buffer and compaction.
 */
final class SstLoad implements BulkLoad {
    private final Path file;
    private final Consumer<Path> takeIn;
    private final Natives natives = new Natives();
    private final SstFileWriter writer;
    private boolean isEmpty = true;

    /**
     * @param file does not exist yet; on the file system of the database
     * @param shape of a table of this database; stays the caller's, and is needed by this call only
     * @param takeIn hands the finished file over to the database, which moves it
     */
    SstLoad(Path file, Options shape, Consumer<Path> takeIn) {
        this.file = file;
        this.takeIn = takeIn;
        this.writer = natives.own(new SstFileWriter(natives.own(new EnvOptions()), shape));
    }

    SstLoad open() {
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            writer.open(file.toString());
            return this;
        } catch (RocksDBException e) {
            natives.close();
            throw Failures.of("writing", file, e);
        } catch (IOException e) {
            natives.close();
            throw Failures.of("writing", file, e);
        }
    }

    @Override
    public void put(byte[] key, byte[] value) {
        try {
            writer.put(key, value);
            isEmpty = false;
        } catch (RocksDBException e) {
            throw Failures.of("writing", file, e);
        }
    }

    @Override
    public void finish() {
        if (isEmpty) {
            return;
        }
        try {
            writer.finish();
        } catch (RocksDBException e) {
            throw Failures.of("writing", file, e);
        }
        takeIn.accept(file);
    }

    @Override
    public void close() {
        natives.close();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw Failures.of("removing", file, e);
        }
    }
}
