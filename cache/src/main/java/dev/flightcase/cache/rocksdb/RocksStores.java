package dev.flightcase.cache.rocksdb;

import dev.flightcase.cache.DurableFolders;
import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens one database, again and again if need be. */
public final class RocksStores implements KeyValueStore.Opener {
    private static final Logger LOG = LoggerFactory.getLogger(RocksStores.class);

    private final Path directory;
    private final List<Table> tables;
    private final StoreOptions options;

    /** @param tables made when missing; tables of a newer version are opened too and left alone */
    public RocksStores(Path directory, List<Table> tables, StoreOptions options) {
        this.directory = directory;
        this.tables = List.copyOf(tables);
        this.options = options;
    }

    /** Blocks on the disk, and on loading the native library the first time. */
    @Override
    public KeyValueStore open() {
        makeDirectory();
        var store = open(RocksDB::open, options.smallSyncedWrites());
        removeIncoming(); // Not before: only who has the database open may touch them.
        return store;
    }

    @Override
    public KeyValueStore openToRead() {
        return open(RocksDB::openReadOnly, false);
    }

    /** The two ways that RocksDB has. */
    private interface Way {
        RocksDB open(
                DBOptions options, String path, List<ColumnFamilyDescriptor> tables, List<ColumnFamilyHandle> handles)
                throws RocksDBException;
    }

    private KeyValueStore open(Way way, boolean preparesLogs) {
        RocksLibrary.load();
        var natives = new Natives();
        try {
            return open(way, preparesLogs, natives);
        } catch (RocksDBException e) {
            natives.close();
            throw Failures.of("opening", directory, e);
        } catch (IOException e) {
            natives.close();
            throw Failures.of("opening", directory, e);
        } catch (RuntimeException e) {
            natives.close();
            throw e;
        }
    }

    private KeyValueStore open(Way way, boolean preparesLogs, Natives natives) throws RocksDBException, IOException {
        var cache = RocksOptions.cache(natives, options);
        var descriptors = new ArrayList<ColumnFamilyDescriptor>();
        for (var name : names(natives)) {
            descriptors.add(new ColumnFamilyDescriptor(
                    name.getBytes(StandardCharsets.UTF_8), RocksOptions.table(natives, cache, options)));
        }
        var handles = new ArrayList<ColumnFamilyHandle>();
        var database = way.open(RocksOptions.database(natives, options), directory.toString(), descriptors, handles);
        natives.own(database);
        if (preparesLogs) {
            new PreparedLogs(database, handles.getFirst(), options).prepare(directory);
        }
        var byName = new HashMap<String, ColumnFamilyHandle>();
        for (var handle : handles) {
            byName.put(new String(handle.getName(), StandardCharsets.UTF_8), natives.own(handle));
        }
        var shape = natives.own(
                new Options(RocksOptions.database(natives, options), RocksOptions.table(natives, cache, options)));
        return new RocksStore(directory, database, byName, shape, natives);
    }

    private Set<String> names(Natives natives) throws RocksDBException {
        var names = new LinkedHashSet<String>();
        names.add(new String(RocksDB.DEFAULT_COLUMN_FAMILY, StandardCharsets.UTF_8));
        tables.forEach(table -> names.add(table.name()));
        if (Files.exists(directory.resolve("CURRENT"))) {
            for (var name : RocksDB.listColumnFamilies(natives.own(new Options()), directory.toString())) {
                names.add(new String(name, StandardCharsets.UTF_8));
            }
        }
        return names;
    }

    private void removeIncoming() {
        var incoming = directory.resolve(RocksStore.INCOMING);
        if (!Files.isDirectory(incoming)) {
            return;
        }
        try (var files = Files.newDirectoryStream(incoming)) {
            for (var file : files) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.atWarn().setCause(e).addKeyValue("folder", incoming).log("remains of a load cannot be removed");
        }
    }

    private void makeDirectory() {
        try {
            DurableFolders.make(directory);
        } catch (IOException e) {
            throw Failures.of("making", directory, e);
        }
    }
}
