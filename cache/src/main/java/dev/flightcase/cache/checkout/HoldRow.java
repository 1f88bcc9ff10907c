package dev.flightcase.cache.checkout;

import dev.flightcase.cache.UuidBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.UUID;

/**
 * A hold on disk.
 *
 * @param order that it became; all zero while it did not
 */
record HoldRow(Hold hold, Hold.State state, UUID order) {
    private static final UUID NO_ORDER = new UUID(0, 0);
    private static final int HEAD_BYTES = 1 + 4 * UuidBytes.LENGTH + 2 * Long.BYTES + Lease.BYTES;

    static HoldRow live(Hold hold) {
        return new HoldRow(hold, Hold.State.HELD, NO_ORDER);
    }

    static HoldRow ended(Hold hold, Hold.State how) {
        return new HoldRow(hold, how, NO_ORDER);
    }

    byte[] encode() {
        var skus = new ArrayList<byte[]>();
        var units = new ArrayList<Long>();
        hold.lines().forEach(line -> {
            skus.add(utf8(line.sku()));
            units.add((long) line.quantity());
        });
        hold.demand().forEach((sku, demanded) -> {
            skus.add(utf8(sku));
            units.add(demanded);
        });
        var textBytes = skus.stream().mapToInt(sku -> sku.length).sum();
        var out = ByteBuffer.allocate(
                HEAD_BYTES + 2 * Short.BYTES + skus.size() * (Short.BYTES + Long.BYTES) + textBytes);
        out.put(state.code());
        UuidBytes.put(out, hold.id());
        UuidBytes.put(out, hold.event());
        UuidBytes.put(out, hold.device());
        UuidBytes.put(out, order);
        out.putLong(hold.at().toEpochMilli()).putLong(hold.granted().toMillis());
        hold.lease().writeTo(out);
        out.putShort((short) hold.lines().size()).putShort((short) hold.demand().size());
        for (var n = 0; n < skus.size(); n++) {
            out.putShort((short) skus.get(n).length).put(skus.get(n)).putLong(units.get(n));
        }
        return out.array();
    }

    static HoldRow decode(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var state = Hold.State.of(in.get());
        var id = UuidBytes.get(in);
        var event = UuidBytes.get(in);
        var device = UuidBytes.get(in);
        var order = UuidBytes.get(in);
        var at = Instant.ofEpochMilli(in.getLong());
        var granted = Duration.ofMillis(in.getLong());
        var lease = Lease.readFrom(in);
        var lines = new ArrayList<OrderLine>();
        var lineCount = in.getShort();
        var demandCount = in.getShort();
        for (var n = 0; n < lineCount; n++) {
            lines.add(new OrderLine(text(in), (int) in.getLong()));
        }
        var demand = new LinkedHashMap<String, Long>();
        for (var n = 0; n < demandCount; n++) {
            demand.put(text(in), in.getLong());
        }
        return new HoldRow(new Hold(id, event, device, at, granted, lease, lines, demand), state, order);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(ByteBuffer in) {
        var bytes = new byte[in.getShort()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
