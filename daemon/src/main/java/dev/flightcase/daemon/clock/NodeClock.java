package dev.flightcase.daemon.clock;

import dev.flightcase.cache.books.Redating;
import dev.flightcase.cache.checkout.ClockTrust;
import dev.flightcase.cache.checkout.RecordStamp;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.host.ClockEvidence;
import dev.flightcase.hal.host.ClockState;
import dev.flightcase.hal.host.ClockVerdict;
import dev.flightcase.hal.host.HostClock;
import dev.flightcase.hal.host.KernelClock;
import dev.flightcase.hal.host.Rtc;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node's time and how far it can be trusted. Never before what was known for true: a board without a battery-backed
 * clock wakes up in the past, and goes on from the last time that the node noted. Once a time source has set the clock,
 * the records made before it in this boot are known to be off by so much; they are not rewritten.
 *
 * <p>Thread-safe; no call but {@link ClockKeeper} waits for anything, and the kernel is asked with one call that does not
 * block.
 */
public final class NodeClock implements InstantSource, ClockTrust, Redating {
    private static final Logger log = LoggerFactory.getLogger(NodeClock.class);

    /** A clock that moves by more against the monotonic one was set by somebody. */
    private static final long MOVED_MILLIS = 1000;

    private final HostClock host;
    private final Timebase time;
    private final UUID machineBoot;
    private final Instant built;
    private final @Nullable Instant floorAtStart;
    private final long ticksAtStart;

    private KernelClock kernelAtStart = new KernelClock.Unknown();
    private boolean mayAskKernel;
    private Rtc rtc = new Rtc.Absent();
    private @Nullable Instant floor;
    private long floorTicks;
    private ClockNotes.@Nullable Sync sync;
    private long sureBase;
    private Spans spans;
    private long journal;
    private long revision;
    private LongSupplier lastSequence = () -> -1;
    private @Nullable ClockState told;

    /**
     * @param machineBoot in which the ticks of {@code time} count
     * @param built when this program was made
     * @param notes from {@link ClockMemory}, at its start
     */
    NodeClock(HostClock host, Timebase time, UUID machineBoot, Instant built, ClockNotes notes) {
        this.host = host;
        this.time = time;
        this.machineBoot = machineBoot;
        this.built = built;
        var now = time.now();
        ticksAtStart = now.ticks();
        floorAtStart = notes.floor();
        floor = notes.floor();
        floorTicks = ticksAtStart;
        var before = notes.sync();
        var sameBoot = before != null && before.machineBoot().equals(machineBoot) && before.ticks() <= ticksAtStart;
        sync = sameBoot ? before : null;
        sureBase = sync == null ? base(now.at(), ticksAtStart) : sync.baseMillis();
        spans = notes.spans();
        journal = notes.journal();
    }

    /** The time, how it lies to the monotonic clock, and what is to be thought of it. */
    private record Look(Instant at, long baseMillis, ClockVerdict verdict) {}

    /** Never before what was known. */
    @Override
    public synchronized Instant instant() {
        return look().at();
    }

    @Override
    public synchronized State state() {
        return named(look().verdict().state());
    }

    @Override
    public synchronized Instant notBefore() {
        var known = knownFor(floor, floorTicks, time.ticks().getAsLong());
        return known == null || known.isBefore(built) ? built : known;
    }

    /** How far the time can be trusted, and why. */
    public synchronized ClockVerdict verdict() {
        return look().verdict();
    }

    /**
     * The journal whose records are made with this clock.
     *
     * @param epoch another one when the journal is another one: then nothing is known of its older records
     * @param last sequence of its last record; must not block
     */
    public synchronized void attach(long epoch, LongSupplier last) {
        if (epoch != journal) {
            spans = Spans.NONE;
            journal = epoch;
            revision++;
        }
        lastSequence = last;
    }

    /** For the ledger alone, on its thread, before each batch: notes with which record an unsure time began or ended. */
    public ClockTrust forLedger() {
        return new ClockTrust() {
            @Override
            public State state() {
                return stateOfNextRecord();
            }

            @Override
            public Instant notBefore() {
                return NodeClock.this.notBefore();
            }
        };
    }

    private synchronized State stateOfNextRecord() {
        var now = look();
        long last = lastSequence.getAsLong();
        if (last >= 0) {
            spans = now.verdict().state().isSure()
                    ? spans.sure(last + 1)
                    : spans.unsure(last + 1, machineBoot, now.baseMillis());
        }
        return named(now.verdict().state());
    }

    @Override
    public synchronized Optional<Duration> offset(RecordStamp stamp) {
        return isSure(stamp) ? Optional.empty() : spans.offset(stamp.sequence());
    }

    static boolean isSure(RecordStamp stamp) {
        return State.valueOf(stamp.clock()).isSure();
    }

    @Override
    public synchronized long revision() {
        return revision;
    }

    /** What is to be kept now. */
    synchronized ClockNotes notes() {
        return new ClockNotes(knownFor(floor, floorTicks, time.ticks().getAsLong()), sync, journal, spans);
    }

    /** From now on the kernel and the battery-backed clock count; the first call takes some milliseconds. */
    void lookAround() {
        var kept = host.rtc();
        var kernel = host.kernel();
        synchronized (this) {
            rtc = kept;
            kernelAtStart = kernel;
            mayAskKernel = true;
            tell(look().verdict());
        }
    }

    private Look look() {
        var now = time.now();
        long base = base(now.at(), now.ticks());
        var known = knownFor(floor, floorTicks, now.ticks());
        var verdict = ClockVerdict.of(evidence(now.at(), now.ticks(), base));
        if (verdict.state() == ClockState.SYNCED) {
            inStep(now.at(), now.ticks(), base, verdict.uncertainty(), known);
        }
        var at = now.at();
        if (!verdict.state().isSure()) {
            at = later(later(at, built), known == null ? built : known);
        }
        return new Look(at, base(at, now.ticks()), verdict);
    }

    private ClockEvidence evidence(Instant wall, long ticks, long base) {
        ClockEvidence.@Nullable EarlierSync earlier = null;
        var known = sync;
        if (known != null) {
            earlier = new ClockEvidence.EarlierSync(
                    Duration.ofNanos(ticks - known.ticks()),
                    known.errorMillis() < 0 ? null : Duration.ofMillis(known.errorMillis()));
        } else if (mayAskKernel) {
            earlier = host.corrected()
                    .map(at -> new ClockEvidence.EarlierSync(Duration.between(at, wall), null))
                    .orElse(null);
        }
        return new ClockEvidence(
                wall,
                mayAskKernel ? host.kernel() : kernelAtStart,
                earlier,
                Math.abs(base - sureBase) > MOVED_MILLIS,
                rtc,
                knownFor(floor, floorTicks, ticks),
                knownFor(floorAtStart, ticksAtStart, ticks),
                built);
    }

    private void inStep(Instant wall, long ticks, long base, @Nullable Duration error, @Nullable Instant known) {
        var off = error == null ? Duration.ZERO : error;
        if (known != null && known.isAfter(wall.plus(off).plusMillis(MOVED_MILLIS))) {
            log.atWarn()
                    .addKeyValue("known", known)
                    .addKeyValue("now", wall)
                    .log("the time source is behind what the node took for true; the time source counts");
        }
        sync = new ClockNotes.Sync(machineBoot, ticks, base, error == null ? -1 : error.toMillis());
        sureBase = base;
        floor = wall.minus(off);
        floorTicks = ticks;
        var before = spans;
        spans = spans.knowing(machineBoot, base);
        if (!spans.equals(before)) {
            revision++;
            log.atInfo()
                    .addKeyValue("spans", spans.all().size())
                    .log("the clock came into step; records made before it in this boot are read by the right time");
        }
    }

    private void tell(ClockVerdict verdict) {
        if (verdict.state() != told) {
            told = verdict.state();
            log.atInfo()
                    .addKeyValue("trust", told)
                    .addKeyValue("uncertainty", verdict.uncertainty())
                    .addKeyValue("why", verdict.why())
                    .log("clock");
        }
    }

    private static @Nullable Instant knownFor(@Nullable Instant floor, long floorTicks, long ticks) {
        return floor == null ? null : floor.plusNanos(Math.max(0, ticks - floorTicks));
    }

    private static long base(Instant at, long ticks) {
        return at.toEpochMilli() - TimeUnit.NANOSECONDS.toMillis(ticks);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static State named(ClockState state) {
        return switch (state) {
            case UNTRUSTED -> State.UNTRUSTED;
            case FLOOR -> State.FLOOR;
            case HELD -> State.HELD;
            case SYNCED -> State.SYNCED;
        };
    }
}
