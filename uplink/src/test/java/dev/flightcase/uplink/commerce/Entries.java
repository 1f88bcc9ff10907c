package dev.flightcase.uplink.commerce;

import dev.flightcase.uplink.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Entries as a till makes them: the same ones for the same numbers. */
public final class Entries {
    private Entries() {}

    public static OutboxEntry order(long number) {
        var random = new Random(number);
        var record = """
                {"type":"order","id":"%s","number":%d,"lines":[{"sku":"tour-shirt-%d","title":"Tour shirt, black, size M",\
                "quantity":%d,"price":{"amount":3500,"currency":"EUR"}},{"sku":"poster-a2","title":"Poster A2, numbered",\
                "quantity":1,"price":{"amount":1500,"currency":"EUR"}}],"tenders":[{"kind":"cash","amount":{"amount":5000,\
                "currency":"EUR"}}],"node":"fc-abcdefghij","boot":17,"device":"%s","previous":"%s"}""".formatted(
                        new UUID(1, number),
                        number,
                        random.nextInt(40),
                        1 + random.nextInt(3),
                        new UUID(2, random.nextInt(8)),
                        new UUID(random.nextLong(), random.nextLong()));
        return entry(number, record.getBytes(StandardCharsets.UTF_8));
    }

    /** The entry that another past of the same journal has at this place. */
    public static OutboxEntry ofPast(long past, long number) {
        var record = "{\"type\":\"order\",\"past\":%d,\"number\":%d}".formatted(past, number);
        var bytes = record.getBytes(StandardCharsets.UTF_8);
        return new OutboxEntry(
                new UUID(1 + past, number),
                OutboxKind.ORDER,
                number,
                Bytes.owning(sha256(bytes)),
                Bytes.owning(bytes),
                List.of());
    }

    public static OutboxEntry entry(long number, byte[] record) {
        return new OutboxEntry(
                new UUID(1, number),
                OutboxKind.ORDER,
                number,
                Bytes.owning(sha256(record)),
                Bytes.owning(record),
                List.of());
    }

    public static byte[] noise(long seed, int bytes) {
        var noise = new byte[bytes];
        new Random(seed).nextBytes(noise);
        return noise;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
