package dev.flightcase.cache.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Units by event and SKU, added up from the journal. For 100,000 products, in a heap that has little to spare: names lie end
 * to end in one array, found by open addressing, the sums beside them; a map of strings would need five times as much.
 */
final class UnitSums {
    /** What is added up of each SKU: places among its sums. */
    static final int BROUGHT = 0;

    static final int ADJUSTED = 1;
    /** Never less than may be sold in all: exact whenever a catalog or a count says so. */
    static final int MOST = 2;

    static final int HELD = 3;
    static final int CONFIRMED = 4;
    static final int WITHDRAWN = 5;

    private static final int TERMS = 6;
    private static final int EVENTS_MAX = 1 << 16;
    private static final int EVENT_BYTES = 2;
    /** 2^32 by the golden ratio: spreads hashes that differ in their last bits only (Knuth, TAOCP 3, §6.4). */
    private static final int SPREAD = 0x9E37_79B1;

    /** A power of two, so that the slots are too. */
    private static final int FIRST = 1024;

    private final int most;
    private final Map<UUID, Integer> events = new HashMap<>();
    private byte[] names = new byte[FIRST * 16];
    private int[] ends = new int[FIRST];
    private long[] sums = new long[FIRST * TERMS];
    /** Places, by the hash of their names; 0 is free, else the place and one. */
    private int[] slots = new int[FIRST * 2];

    private int size;

    UnitSums(int most) {
        this.most = most;
    }

    int size() {
        return size;
    }

    /** Where its sums are; -1 when there are too many. */
    int place(UUID event, String sku) {
        var number = events.computeIfAbsent(event, _ -> events.size());
        var name = name(number, sku);
        var known = find(name);
        return known >= 0 || size == most || number >= EVENTS_MAX ? known : add(name);
    }

    long get(int place, int term) {
        return sums[place * TERMS + term];
    }

    void add(int place, int term, long units) {
        sums[place * TERMS + term] += units;
    }

    void set(int place, int term, long units) {
        sums[place * TERMS + term] = units;
    }

    String sku(int place) {
        var from = place == 0 ? 0 : ends[place - 1];
        return new String(names, from + EVENT_BYTES, ends[place] - from - EVENT_BYTES, StandardCharsets.UTF_8);
    }

    private static byte[] name(int event, String sku) {
        var text = sku.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(EVENT_BYTES + text.length)
                .putShort((short) event)
                .put(text)
                .array();
    }

    private int find(byte[] name) {
        for (var slot = slot(name); ; slot = (slot + 1) & (slots.length - 1)) {
            if (slots[slot] == 0) {
                return -1;
            }
            var place = slots[slot] - 1;
            var from = place == 0 ? 0 : ends[place - 1];
            if (Arrays.equals(names, from, ends[place], name, 0, name.length)) {
                return place;
            }
        }
    }

    private int add(byte[] name) {
        if (size == ends.length) {
            grow();
        }
        var from = size == 0 ? 0 : ends[size - 1];
        if (from + name.length > names.length) {
            names = Arrays.copyOf(names, Math.max(names.length * 2, from + name.length));
        }
        System.arraycopy(name, 0, names, from, name.length);
        ends[size] = from + name.length;
        occupy(name, size);
        return size++;
    }

    private void occupy(byte[] name, int place) {
        var slot = slot(name);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = place + 1;
    }

    private void grow() {
        ends = Arrays.copyOf(ends, size * 2);
        sums = Arrays.copyOf(sums, size * 2 * TERMS);
        slots = new int[size * 4];
        for (var place = 0; place < size; place++) {
            occupy(Arrays.copyOfRange(names, place == 0 ? 0 : ends[place - 1], ends[place]), place);
        }
    }

    private int slot(byte[] name) {
        var spread = Arrays.hashCode(name) * SPREAD;
        return (spread ^ (spread >>> 16)) & (slots.length - 1);
    }
}
