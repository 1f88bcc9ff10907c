package dev.flightcase.bench.uplink;

import dev.flightcase.uplink.Bytes;
import dev.flightcase.uplink.commerce.OutboxEntry;
import dev.flightcase.uplink.commerce.OutboxKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Orders as a node's journal holds them, of about the size that one with two lines has. */
final class MadeOrders {
    /** RFC 9562 §5.7: time first, version 7, variant 2. */
    private static final long VERSION_7 = 0x7000L;

    private static final long VERSION_MASK = 0xffff_ffff_ffff_0fffL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long VARIANT_MASK = 0x3fff_ffff_ffff_ffffL;

    private MadeOrders() {}

    /** The first so many of one node. */
    static List<OutboxEntry> of(String node, int count, RandomGenerator random) {
        var orders = new ArrayList<OutboxEntry>(count);
        for (int number = 1; number <= count; number++) {
            orders.add(order(node, number, random));
        }
        return orders;
    }

    static OutboxEntry order(String node, long number, RandomGenerator random) {
        var id = id(random);
        long cents = 500L + random.nextInt(9_500);
        var record = """
                {"type":"order","id":"%s","number":%d,"at":"2026-06-01T1%d:%02d:%02d.%03dZ","event":"bench","lines":[{"sku":"SKU-%06d",\
                "title":"Thing SKU-%06d","quantity":1,"price":{"amount":%d,"currency":"EUR"},"tax":"standard"}],"total":{"amount":%d,\
                "currency":"EUR"},"tenders":[{"kind":"cash","amount":{"amount":%d,"currency":"EUR"}}],"helper":"Helper %d","node":"%s",\
                "device":"%s","previous":"%016x%016x%016x%016x"}""".formatted(
                        id,
                        number,
                        random.nextInt(10),
                        random.nextInt(60),
                        random.nextInt(60),
                        random.nextInt(1_000),
                        number % 1_000,
                        number % 1_000,
                        cents,
                        cents,
                        cents,
                        random.nextInt(9),
                        node,
                        new UUID(number % 8, 7),
                        random.nextLong(),
                        random.nextLong(),
                        random.nextLong(),
                        random.nextLong())
                .getBytes(StandardCharsets.UTF_8);
        return new OutboxEntry(
                id, OutboxKind.ORDER, number, Bytes.owning(sha256(record)), Bytes.owning(record), List.of());
    }

    private static UUID id(RandomGenerator random) {
        long time = System.currentTimeMillis() << 16;
        return new UUID(
                ((time | random.nextInt(0x1000)) & VERSION_MASK) | VERSION_7,
                (random.nextLong() & VARIANT_MASK) | VARIANT);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
