package dev.flightcase.http.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rate with time that is advanced by hand. */
class PacerTest {
    private static final long RATE = 1_000_000;

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Pacer pacer = new Pacer(RATE);
    private final Map<Object, Long> sent = new HashMap<>();
    private boolean over;

    @BeforeEach
    void stopTime() {
        channel.freezeTime();
    }

    @AfterEach
    void end() {
        over = true;
        channel.finishAndReleaseAll();
    }

    private long now() {
        return channel.eventLoop().ticker().nanoTime();
    }

    private void pass(long millis) {
        for (int i = 0; i < millis; i++) {
            channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
            channel.runScheduledPendingTasks();
            channel.runPendingTasks();
        }
    }

    private Pacer.@Nullable Waiter line(Object connection, Runnable turn) {
        return pacer.line(connection, channel.eventLoop(), pacer.pieceBytes(), turn);
    }

    /** A body without an end: whenever its turn comes it wants the next one. */
    private void body(Object connection) {
        Runnable[] turn = new Runnable[1];
        turn[0] = () -> {
            do {
                sent.merge(connection, (long) pacer.pieceBytes(), Long::sum);
            } while (!over && line(connection, turn[0]) == null);
        };
        if (line(connection, turn[0]) == null) {
            turn[0].run();
        }
    }

    private long total() {
        return sent.values().stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void nobodyWaitsWithoutALimit() {
        assertThat(new Pacer(0).isOn()).isFalse();
        assertThat(pacer.isOn()).isTrue();
    }

    @Test
    void whatFitsGoesAtOnceAndWhatDoesNotWaits() {
        assertThat(pacer.take(100_000, now())).isTrue();
        assertThat(pacer.take(1, now())).isFalse();
        pass(50);
        assertThat(pacer.take(50_000, now())).isTrue();
        assertThat(pacer.take(50_000, now())).isFalse();
        pass(60_000);
        // no more is saved up than a tenth of a second
        assertThat(pacer.take(100_001, now())).isFalse();
        assertThat(pacer.take(100_000, now())).isTrue();
    }

    @Test
    void allTogetherStayUnderTheRate() {
        for (int i = 0; i < 20; i++) {
            body("connection " + i);
        }
        long before = total();
        pass(3000);

        assertThat(total() - before).isBetween(3 * RATE - pacer.pieceBytes(), 3 * RATE);
    }

    @Test
    void connectionsTakeTurnsHoweverManyBodiesEachHas() {
        for (int i = 0; i < 10; i++) {
            body("greedy");
        }
        body("modest");
        sent.clear();
        pass(4000);

        assertThat(sent.get("modest")).isBetween(2 * RATE - pacer.pieceBytes(), 2 * RATE + pacer.pieceBytes());
        assertThat(sent.get("greedy")).isBetween(2 * RATE - pacer.pieceBytes(), 2 * RATE + pacer.pieceBytes());
    }

    @Test
    void whoLeavesTakesNothing() {
        pacer.take(100_000, now());
        Pacer.Waiter first = line("left", () -> sent.put("left", 1L));
        line("stays", () -> sent.put("stays", 1L));
        pacer.leave(Objects.requireNonNull(first));
        pass(21);

        assertThat(sent).containsOnlyKeys("stays");
        assertThat(pacer.take(pacer.pieceBytes(), now())).isFalse();
    }

    @Test
    void whoComesLaterDoesNotPassWhoWaits() {
        pacer.take(100_000, now());
        line("waits", () -> sent.put("waits", 1L));
        pass(10);

        assertThat(pacer.take(1, now())).isFalse();
        pass(11);
        assertThat(sent).containsOnlyKeys("waits");
        assertThat(pacer.take(1, now())).isTrue();
    }
}
