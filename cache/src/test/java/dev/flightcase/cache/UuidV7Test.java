package dev.flightcase.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UuidV7Test {

    @Test
    void carriesVersionVariantAndTime() {
        var at = Instant.parse("2026-11-21T19:10:02.123Z");

        var id = new UuidV7(InstantSource.fixed(at), new Random(1)).next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(at.toEpochMilli());
    }

    @Test
    void timeNeverFallsWhenTheClockDoes() {
        var millis = new AtomicLong(2_000_000_000_000L);
        var ids = new UuidV7(() -> Instant.ofEpochMilli(millis.get()), new Random(1));
        var first = ids.next();
        millis.addAndGet(-3_600_000);

        var second = ids.next();

        assertThat(second.getMostSignificantBits() >>> 16).isEqualTo(first.getMostSignificantBits() >>> 16);
    }

    @Test
    void idsOfOneMillisecondDiffer() {
        var ids = new UuidV7(InstantSource.fixed(Instant.EPOCH), new Random(1));
        var seen = new HashSet<UUID>();

        for (var i = 0; i < 10_000; i++) {
            seen.add(ids.next());
        }

        assertThat(seen).hasSize(10_000);
    }
}
