package dev.flightcase.cache.token;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.UuidBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** A device as it lies on disk, under its id: form, role, two times, hash of the secret, name. */
record DeviceRow(Device device, Bytes secretHash) {
    private static final byte FORM = 1;
    private static final int FIXED_BYTES = 2 + 2 * Long.BYTES + Sha256.BYTES;

    byte[] key() {
        return UuidBytes.of(device.id());
    }

    byte[] value() {
        var name = device.name().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(FIXED_BYTES + name.length)
                .put(FORM)
                .put(device.role().stored())
                .putLong(device.enrolledAt().toEpochMilli())
                .putLong(device.lastSeen().toEpochMilli())
                .put(secretHash.buffer())
                .put(name)
                .array();
    }

    /** Empty for what another version wrote, or nobody. */
    static Optional<DeviceRow> decode(byte[] key, byte[] value) {
        if (key.length != UuidBytes.LENGTH || value.length < FIXED_BYTES || value[0] != FORM) {
            return Optional.empty();
        }
        var in = ByteBuffer.wrap(value, 1, value.length - 1);
        var role = Role.stored(in.get());
        var enrolledAt = Instant.ofEpochMilli(in.getLong());
        var lastSeen = Instant.ofEpochMilli(in.getLong());
        var hash = new byte[Sha256.BYTES];
        in.get(hash);
        var name = StandardCharsets.UTF_8.decode(in).toString();
        return role.map(known -> new DeviceRow(
                new Device(UuidBytes.get(ByteBuffer.wrap(key)), name, known, enrolledAt, lastSeen),
                Bytes.owning(hash)));
    }

    DeviceRow seen(Instant at) {
        return new DeviceRow(device.seen(at), secretHash);
    }
}
