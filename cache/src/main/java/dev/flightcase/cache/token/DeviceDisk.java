package dev.flightcase.cache.token;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.KeyValueStore.Durability;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.cache.StoreSnapshot;
import dev.flightcase.cache.UuidBytes;
import dev.flightcase.cache.Writes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the devices' database in step with what is in memory, which is the truth. After a failed write nobody knows
 * whether it landed: the database is closed, opened again for the next write, and what is not to be there is deleted
 * once more with it. Not thread-safe; blocks.
 */
final class DeviceDisk {
    private static final Logger log = LoggerFactory.getLogger(DeviceDisk.class);

    private final KeyValueStore.Opener opener;
    private final Set<UUID> unwanted = new HashSet<>();
    private @Nullable KeyValueStore store;
    private @Nullable Kind broken;

    DeviceDisk(KeyValueStore.Opener opener) {
        this.opener = opener;
    }

    /**
     * What is there, read without writing, so that a start costs the card nothing and a full one does not matter. A damaged
     * database is left as it is: there are no devices then and none can be added, but the operator's PIN still opens the
     * stall.
     *
     * @throws StoreException when another process has it, or this one may not or can not open any
     */
    List<DeviceRow> load() {
        try (var opened = opener.openToRead()) {
            return rows(opened);
        } catch (StoreException e) {
            return make(e);
        }
    }

    /** There is none yet, or something is wrong with it: opening it for writing tells which. */
    private List<DeviceRow> make(StoreException unread) {
        try {
            var opened = opener.open();
            store = opened;
            return rows(opened);
        } catch (StoreException e) {
            close();
            e.addSuppressed(unread);
            return switch (e.kind()) {
                // There was none to be read, and none can be made yet: the first phone tries again.
                case DISK_FULL, READ_ONLY -> List.of();
                case CORRUPTED, INPUT_OUTPUT -> none(e);
                case LOCKED, NO_PERMISSION, NO_LIBRARY, CLOSED -> throw e;
            };
        }
    }

    private List<DeviceRow> none(StoreException cause) {
        broken = cause.kind();
        log.atError()
                .addKeyValue("error", cause.getMessage())
                .log(
                        "the enrolled phones can not be read: only the operator's PIN opens the stall; check the disk, or move"
                                + " the folder devices away, start again, and enrol them anew");
        return List.of();
    }

    private static List<DeviceRow> rows(KeyValueStore store) {
        var rows = new ArrayList<DeviceRow>();
        store.scan(DeviceStore.DEVICES, new byte[0], new byte[0], (key, value) -> {
            DeviceRow.decode(key, value)
                    .ifPresentOrElse(
                            rows::add,
                            () -> log.atWarn().log("a stored device is of no known form and has to enrol again"));
            return true;
        });
        return rows;
    }

    /** Durable when it returns. Throws {@link StoreException}; then the device counts as not added. */
    void add(DeviceRow row) {
        var writes = new Writes();
        writes.put(DeviceStore.DEVICES, row.key(), row.value());
        try {
            write(writes);
        } catch (StoreException e) {
            unwanted.add(row.device().id());
            throw e;
        }
    }

    /** Durable when it returns. Throws {@link StoreException}; then it is tried again with the next write. */
    void remove(UUID id) {
        unwanted.add(id);
        write(new Writes());
    }

    /** Whether a removal failed that has not been made up for. */
    boolean isUnwanted(UUID id) {
        return unwanted.contains(id);
    }

    void update(List<DeviceRow> rows) {
        var writes = new Writes();
        rows.forEach(row -> writes.put(DeviceStore.DEVICES, row.key(), row.value()));
        write(writes);
    }

    private void write(Writes writes) {
        if (broken != null) {
            throw new StoreException(broken, "the devices' database could not be read at start", null);
        }
        unwanted.forEach(id -> writes.delete(DeviceStore.DEVICES, UuidBytes.of(id)));
        if (store == null) {
            store = opener.open();
        }
        try {
            store.write(writes, Durability.SYNCED);
            unwanted.clear();
        } catch (StoreException e) {
            close();
            throw e;
        }
    }

    /** Throws {@link StoreException} while it is not open. */
    StoreSnapshot snapshot() {
        if (store == null) {
            throw new StoreException(Kind.CLOSED, "the devices' database is not open", null);
        }
        return store.snapshot();
    }

    void close() {
        if (store != null) {
            store.close();
            store = null;
        }
    }
}
