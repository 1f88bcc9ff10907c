package dev.flightcase.cache.token;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreSnapshot;
import dev.flightcase.cache.UuidV7;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The enrolled phones, all of them in memory. Asking who a phone is never blocks; adding and removing block on an fsync,
 * one at a time. When a phone was last seen is written at the stop only: a card wears out by writes, and after a power
 * cut an older time does no harm.
 */
public final class Devices implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Devices.class);
    /** Compared with when there is no such device, so that the time does not tell which there are. */
    private static final Bytes NO_HASH = Bytes.owning(new byte[Sha256.BYTES]);

    private final DeviceDisk disk;
    private final int most;
    private final InstantSource clock;
    private final SecureRandom random;
    private final UuidV7 ids;
    private final Map<UUID, DeviceRow> devices = new ConcurrentHashMap<>();
    private volatile boolean seenUnwritten;

    /** @param most enrolled at once; more that are stored already stay */
    public Devices(KeyValueStore.Opener opener, int most, InstantSource clock, SecureRandom random) {
        this.disk = new DeviceDisk(opener);
        this.most = most;
        this.clock = clock;
        this.random = random;
        this.ids = new UuidV7(clock, random);
    }

    /** Reads what is stored; blocks. Throws {@link StoreException} when the node should not start. */
    public synchronized void start() {
        disk.load().forEach(row -> devices.put(row.device().id(), row));
    }

    /** The database as it is now, for the audit; the caller closes it. Throws {@link StoreException} while it is not open. */
    public synchronized StoreSnapshot snapshot() {
        return disk.snapshot();
    }

    /** What came of adding one. */
    sealed interface Addition {
        record Added(Device device, DeviceCredential credential) implements Addition {}

        record TooMany() implements Addition {}

        record NotDurable(StoreException.Kind cause) implements Addition {}
    }

    synchronized Addition add(String name, Role role) {
        if (devices.size() >= most) {
            return new Addition.TooMany();
        }
        var now = minute();
        var credential = DeviceCredential.make(ids.next(), random);
        var row = new DeviceRow(
                new Device(credential.id(), name, role, clock.instant().truncatedTo(ChronoUnit.MILLIS), now),
                credential.hash());
        try {
            disk.add(row);
        } catch (StoreException e) {
            log.atWarn().addKeyValue("error", e.getMessage()).log("a phone could not be enrolled");
            return new Addition.NotDurable(e.kind());
        }
        devices.put(credential.id(), row);
        return new Addition.Added(row.device(), credential);
    }

    /** The phone that shows this, which counts as seeing it. Takes any text. */
    public Optional<Device> byCredential(String text) {
        var credential = DeviceCredential.parse(text);
        if (credential.isEmpty()) {
            return Optional.empty();
        }
        var row = devices.get(credential.get().id());
        var expected = row == null ? NO_HASH : row.secretHash();
        boolean same = MessageDigest.isEqual(
                expected.toArray(), credential.get().hash().toArray());
        return same && row != null ? byId(row.device().id()) : Optional.empty();
    }

    /** The enrolled phone of this id, which counts as seeing it: ask for what somebody has proved to be. */
    public Optional<Device> byId(UUID id) {
        var row = devices.get(id);
        var now = minute();
        if (row != null && !row.device().lastSeen().equals(now)) {
            // Not put: a phone that is shut out in this moment stays out.
            row = devices.computeIfPresent(id, (_, there) -> there.seen(now));
            seenUnwritten = true;
        }
        return Optional.ofNullable(row).map(DeviceRow::device);
    }

    /** In the order in which they enrolled. */
    public List<Device> list() {
        return devices.values().stream()
                .map(DeviceRow::device)
                .sorted(Comparator.comparing(Device::enrolledAt).thenComparing(Device::id))
                .toList();
    }

    public int count() {
        return devices.size();
    }

    /** Shuts it out at once, and for good when that is durable. Blocks. */
    public synchronized RevokeOutcome revoke(UUID id) {
        if (devices.remove(id) == null && !disk.isUnwanted(id)) {
            return new RevokeOutcome.Unknown();
        }
        try {
            disk.remove(id);
            return new RevokeOutcome.Revoked();
        } catch (StoreException e) {
            log.atWarn()
                    .addKeyValue("device", id)
                    .addKeyValue("error", e.getMessage())
                    .log("a phone was shut out, but that is not stored");
            return new RevokeOutcome.NotDurable(e.kind());
        }
    }

    private Instant minute() {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES);
    }

    /** Writes when each was last seen, and closes the database. */
    @Override
    public synchronized void close() {
        try {
            if (seenUnwritten) {
                disk.update(List.copyOf(devices.values()));
            }
        } catch (StoreException e) {
            log.atWarn().addKeyValue("error", e.getMessage()).log("when phones were last seen could not be stored");
        } finally {
            disk.close();
        }
    }
}
