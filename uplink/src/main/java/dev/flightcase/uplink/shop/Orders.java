package dev.flightcase.uplink.shop;

import dev.flightcase.uplink.ChannelMessage;
import dev.flightcase.uplink.MqttChannel;
import dev.flightcase.uplink.UplinkException;
import dev.flightcase.uplink.commerce.Outbox;
import dev.flightcase.uplink.wire.BatchWriter;
import dev.flightcase.uplink.wire.EncodedBatch;
import dev.flightcase.uplink.wire.HubReceipt;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends the journal: keeps a window of batches on their way, moves on with each receipt, and goes back to the first entry without
 * one when none comes. Never holds more than the window. All times are monotonic ticks. Owned by the connection's thread.
 */
final class Orders implements AutoCloseable {
    /** A retained receipt comes with the subscription; a hub that has none yet, never. */
    static final Duration RECEIPT_WAIT = Duration.ofSeconds(2);

    /** Receipts of two workers may cross: what is missing for longer than this is lost. */
    static final Duration GAP_PATIENCE = Duration.ofSeconds(2);

    /** The library counts a moment late (paho.mqtt.java issue 551). */
    static final Duration FULL_WAIT = Duration.ofMillis(10);

    /** Why a link is given up whose hub is silent: another broker may be nearer to it. */
    static final String NO_RECEIPT = "no receipt from the hub";

    /** While no receipt comes, a little is enough to ask for one. */
    static final int PROBE_ENTRIES = 16;

    private final Outbox outbox;
    private final Feed feed;
    private final Flights flights;
    private final Settling settling;
    private final Pace pace;
    private final Tally tally;
    private final Limits limits;
    private final Confirmations atBroker = new Confirmations();

    private List<HubReceipt.Gap> gaps = List.of();
    private @Nullable Link link;
    private @Nullable Held held;
    private long cursor;
    private long known;
    private long token;
    private int timeouts;
    private long waitUntil;
    private long progressAt;

    /** @param receipt after so long without news the oldest entry without a receipt is sent again */
    record Limits(String topic, Duration receipt) {}

    /** @param confirm how long the broker may take; changes with the kind of link */
    private record Link(MqttChannel channel, int inFlightMax, Duration confirm) {}

    /** A batch that the library had no room for. */
    private record Held(EncodedBatch batch, long at) {}

    Orders(Outbox outbox, Feed feed, Flights flights, Settling settling, Pace pace, Tally tally, Limits limits) {
        this.outbox = outbox;
        this.feed = feed;
        this.flights = flights;
        this.settling = settling;
        this.pace = pace;
        this.tally = tally;
        this.limits = limits;
    }

    /** @param inFlightMax messages that the broker takes before it has confirmed one */
    void begin(MqttChannel channel, int inFlightMax, Duration confirm, long now) {
        link = new Link(channel, inFlightMax, confirm);
        atBroker.clear();
        waitUntil = settling.sent() > outbox.done() ? now + RECEIPT_WAIT.toNanos() : now;
        goBack(now);
    }

    void end() {
        link = null;
        flights.clear();
        held = null;
    }

    void delivered(long of) {
        atBroker.came(of);
        flights.handedOver(of);
        tally.acknowledged(Tally.Kind.ORDERS);
    }

    /** Takes what came of the receipts. */
    void settled(Settling.Result result, long now) {
        switch (result) {
            case Settling.Result.Nothing _ -> {}
            case Settling.Result.Settled(HubReceipt receipt, boolean _) -> {
                waitUntil = now;
                gaps = receipt.gaps();
                progress(outbox.done(), now);
            }
            case Settling.Result.Renewed _ -> startOver(now);
        }
    }

    /** The hub asked for what it has lost; the journal's {@code done} has fallen. */
    void startOver(long now) {
        timeouts = 0;
        waitUntil = now;
        goBack(now);
    }

    /** Sends what may be sent. Returns null, or why the link must be given up. */
    @Nullable
    String send(long now) {
        var present = link;
        if (present == null) {
            return null;
        }
        if (!atBroker.isEmpty()
                && now - atBroker.oldestSince() >= present.confirm().toNanos()) {
            return "the broker did not confirm orders in time";
        }
        if (isOverdue(now) && !again(now)) {
            return NO_RECEIPT;
        }
        if (now - waitUntil < 0) {
            return null;
        }
        var failure = release(present, now);
        return failure != null || held != null ? failure : fill(present, now);
    }

    /** Ticks from {@code now} until something is due here; never less than none. */
    long nextIn(long now) {
        var present = link;
        if (present == null) {
            return Long.MAX_VALUE;
        }
        long wait = Long.MAX_VALUE;
        if (now - waitUntil < 0) {
            wait = waitUntil - now;
        }
        if (held != null) {
            wait = Math.min(wait, held.at() + FULL_WAIT.toNanos() - now);
        }
        if (!atBroker.isEmpty()) {
            wait = Math.min(wait, atBroker.oldestSince() + present.confirm().toNanos() - now);
        }
        if (!flights.isEmpty()) {
            wait = Math.min(wait, overdueAt() - now);
        }
        boolean free = held == null && atBroker.size() < most(present);
        for (var flight : free ? flights.missing(gaps) : List.<Flight>of()) {
            wait = Math.min(wait, flight.sentAt() + GAP_PATIENCE.toNanos() - now);
        }
        if (free && hasRoom(present) && cursor < outbox.last() && now - waitUntil >= 0) {
            wait = Math.min(wait, pace.delay(now));
        }
        return Math.max(0, wait);
    }

    int inFlight() {
        return flights.size();
    }

    int window() {
        return timeouts > 0 ? 1 : flights.window();
    }

    @Override
    public void close() {
        feed.close();
    }

    private void progress(long done, long now) {
        if (done > known) {
            known = done;
            flights.settle(done);
            progressAt = now;
            timeouts = 0;
            cursor = Math.max(cursor, done);
        }
    }

    private boolean isOverdue(long now) {
        return !flights.isEmpty() && now - overdueAt() >= 0;
    }

    private long overdueAt() {
        long since = flights.oldest().map(Flight::sentAt).orElse(progressAt);
        return (since - progressAt > 0 ? since : progressAt) + limits.receipt().toNanos();
    }

    /** Goes back to the oldest entry; at the second, fourth, eighth time false: the link itself may be what is silent. */
    private boolean again(long now) {
        timeouts++;
        tally.receiptTimeout();
        flights.halve();
        goBack(now);
        return timeouts == 1 || Integer.bitCount(timeouts) != 1;
    }

    private void goBack(long now) {
        flights.clear();
        held = null;
        gaps = List.of();
        known = outbox.done();
        cursor = known;
        progressAt = now;
    }

    /** What is owed before anything new: a batch that found no room, and batches that the hub misses. */
    private @Nullable String release(Link present, long now) {
        var waiting = held;
        if (waiting != null) {
            if (now - waiting.at() < FULL_WAIT.toNanos()) {
                return null;
            }
            held = null;
            var failure = give(present, waiting.batch(), now);
            return held != null ? "too many messages are under way" : failure;
        }
        for (var flight : flights.missing(gaps)) {
            if (now - flight.sentAt() >= GAP_PATIENCE.toNanos() && atBroker.size() < most(present)) {
                var failure = repeat(present, flight, now);
                if (failure != null) {
                    return failure;
                }
            }
        }
        return null;
    }

    private @Nullable String repeat(Link present, Flight flight, long now) {
        var batch = feed.batch(flight.first() - 1, flight.last(), BatchWriter.ENTRIES_MAX);
        if (batch.isEmpty()) {
            return null;
        }
        flight.again(++token, now);
        return switch (publish(present, batch.get(), now)) {
            case MqttChannel.Handing.Taken _ -> null;
            case MqttChannel.Handing.Full _ -> "too many messages are under way";
            case MqttChannel.Handing.Broken(String reason) -> reason;
        };
    }

    private @Nullable String fill(Link present, long now) {
        long last = outbox.last();
        while (held == null && cursor < last && hasRoom(present) && pace.allows(cursor, last, now)) {
            var batch = feed.batch(cursor, last, timeouts > 0 ? PROBE_ENTRIES : BatchWriter.ENTRIES_MAX);
            if (batch.isEmpty()) {
                throw new UplinkException("the journal ends at " + last + " and has no entry behind " + cursor);
            }
            var failure = give(present, batch.get(), now);
            if (failure != null) {
                return failure;
            }
        }
        pace.drained(cursor);
        return null;
    }

    private @Nullable String give(Link present, EncodedBatch batch, long now) {
        token++;
        return switch (publish(present, batch, now)) {
            case MqttChannel.Handing.Taken _ -> {
                flights.add(new Flight(batch.first(), batch.last(), token, now));
                cursor = batch.last();
                yield null;
            }
            case MqttChannel.Handing.Full _ -> {
                held = new Held(batch, now);
                yield null;
            }
            case MqttChannel.Handing.Broken(String reason) -> reason;
        };
    }

    private MqttChannel.Handing publish(Link present, EncodedBatch batch, long now) {
        var message = new ChannelMessage(limits.topic(), batch.payload(), false, batch.properties());
        var handing = present.channel().publish(token, message);
        if (handing instanceof MqttChannel.Handing.Taken) {
            atBroker.sent(token, now);
            tally.message(Tally.Kind.ORDERS, batch.payload().length, settling.isAgain(batch.first()));
            tally.withoutRecord(batch.refused());
            settling.sent(batch.last());
            pace.spent(batch.payload().length + Courier.MESSAGE_OVERHEAD);
        }
        return handing;
    }

    private boolean hasRoom(Link present) {
        return flights.size() < window() && atBroker.size() < most(present);
    }

    /** Never more than the window in memory; and one place is left for a report, where the broker has more than one. */
    private int most(Link present) {
        return Math.max(1, Math.min(flights.windowMax(), present.inFlightMax() - 1));
    }
}
