package dev.flightcase.uplink.shop;

import dev.flightcase.uplink.LinkState;
import dev.flightcase.uplink.Outage;
import dev.flightcase.uplink.commerce.CommerceStatus;
import dev.flightcase.uplink.commerce.CommerceStatus.Lane;
import dev.flightcase.uplink.commerce.CommerceStatus.Lanes;
import dev.flightcase.uplink.commerce.CommerceStatus.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Counts; written by the connection's thread, read by any. Holds its lock for a moment only. */
final class Tally implements Outage.Standing {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Kind, Lane> lanes = new EnumMap<>(Kind.class);
    private LinkState state = new LinkState.Off();
    private Standing standing = new Standing(0, 0, 0, 0, 0);
    private Trouble trouble = new Trouble(0, 0, 0, 0, 0, 0, null);
    private boolean metered;
    private long connects;
    private long failures;
    private @Nullable Instant oldestWaiting;
    private @Nullable Long receiptAt;

    /** The topics, as lanes that are counted. */
    enum Kind {
        ORDERS,
        REPORTS,
        RECEIPTS,
        CATALOG,
        ALLOTMENTS,
        COMMANDS
    }

    /** How far things are; see {@link CommerceStatus.Progress}. */
    record Standing(long epoch, long done, long last, int inFlight, int window) {}

    CommerceStatus status(Instant now, long nanos) {
        lock.lock();
        try {
            var progress = new CommerceStatus.Progress(
                    standing.epoch(),
                    standing.done(),
                    standing.last(),
                    standing.inFlight(),
                    standing.window(),
                    oldestWaiting == null ? null : Duration.between(oldestWaiting, now),
                    receiptAt == null ? null : Duration.ofNanos(nanos - receiptAt));
            return new CommerceStatus(state, metered, connects, failures, progress, lanes(), trouble);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void state(LinkState next) {
        change(() -> state = next);
    }

    @Override
    public void connected() {
        change(() -> connects++);
    }

    @Override
    public void failed() {
        change(() -> failures++);
    }

    void metered(boolean now) {
        change(() -> metered = now);
    }

    void standing(Standing now) {
        change(() -> standing = now);
    }

    void oldestWaiting(@Nullable Instant since) {
        change(() -> oldestWaiting = since);
    }

    /** @param nanos ticks */
    void receipt(long nanos, int rejected) {
        change(() -> {
            receiptAt = nanos;
            trouble = new Trouble(
                    rejected,
                    trouble.deadLetters(),
                    trouble.withoutRecord(),
                    trouble.ignoredReceipts(),
                    trouble.receiptTimeouts(),
                    trouble.epochsRenewed(),
                    trouble.lastDeadLetter());
        });
    }

    void message(Kind lane, int bytes, boolean again) {
        lane(
                lane,
                was -> new Lane(
                        was.messages() + 1, was.bytes() + bytes, was.acknowledged(), was.resent() + (again ? 1 : 0)));
    }

    void acknowledged(Kind lane) {
        lane(lane, was -> new Lane(was.messages(), was.bytes(), was.acknowledged() + 1, was.resent()));
    }

    void deadLetters(long count, String what) {
        change(() -> trouble = new Trouble(
                trouble.rejected(),
                trouble.deadLetters() + count,
                trouble.withoutRecord(),
                trouble.ignoredReceipts(),
                trouble.receiptTimeouts(),
                trouble.epochsRenewed(),
                what));
    }

    void withoutRecord(int entries) {
        add(entries, 0, 0, 0);
    }

    void ignoredReceipt() {
        add(0, 1, 0, 0);
    }

    void receiptTimeout() {
        add(0, 0, 1, 0);
    }

    void epochRenewed() {
        add(0, 0, 0, 1);
    }

    private void add(int withoutRecord, int ignored, int timeouts, int renewed) {
        change(() -> trouble = new Trouble(
                trouble.rejected(),
                trouble.deadLetters(),
                trouble.withoutRecord() + withoutRecord,
                trouble.ignoredReceipts() + ignored,
                trouble.receiptTimeouts() + timeouts,
                trouble.epochsRenewed() + renewed,
                trouble.lastDeadLetter()));
    }

    private void lane(Kind kind, UnaryOperator<Lane> change) {
        change(() -> lanes.put(kind, change.apply(lanes.getOrDefault(kind, Lane.NONE))));
    }

    private Lanes lanes() {
        return new Lanes(
                lane(Kind.ORDERS),
                lane(Kind.REPORTS),
                lane(Kind.RECEIPTS),
                lane(Kind.CATALOG),
                lane(Kind.ALLOTMENTS),
                lane(Kind.COMMANDS));
    }

    private Lane lane(Kind kind) {
        return lanes.getOrDefault(kind, Lane.NONE);
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
