package dev.flightcase.daemon.clock;

import dev.flightcase.hal.Plausibility;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.Unit;
import dev.flightcase.provisioning.ProvisioningException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the clock, says how far it can be trusted, and keeps what must survive a power cut: at once when records began
 * or ended to be unsure or the time became known, else every ten minutes, a few hundred bytes. Blocks on the disk then.
 * Closing keeps it once more.
 */
public final class ClockKeeper implements Sensor, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ClockKeeper.class);

    /** What a power cut may cost of the floor; 144 small writes a day do not wear a card. */
    private static final Duration KEEP_EVERY = Duration.ofMinutes(10);
    /** The battery-backed clock and its cell do not change faster. */
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    private static final double NANOS_PER_SECOND = 1e9;
    private static final Signal TRUST = new Signal(Signals.CLOCK_TRUST, Unit.ONE, Plausibility.between(0, 3));
    private static final Signal UNCERTAINTY =
            new Signal(Signals.CLOCK_UNCERTAINTY, Unit.SECOND, Plausibility.between(0, 1e9));

    private final NodeClock clock;
    private final ClockMemory memory;
    private final Duration period;
    private final Timebase time;
    private Spans keptSpans;
    private boolean keptSync;
    private long keptTicks;
    private long lookedTicks;
    private boolean first = true;

    public ClockKeeper(NodeClock clock, ClockMemory memory, Duration period, Timebase time) {
        this.clock = clock;
        this.memory = memory;
        this.period = period;
        this.time = time;
        keptSpans = clock.notes().spans();
    }

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public List<Signal> signals() {
        return List.of(TRUST, UNCERTAINTY);
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public synchronized List<Sample> read() {
        long ticks = time.ticks().getAsLong();
        if (first || ticks - lookedTicks >= LOOK_EVERY.toNanos()) {
            lookedTicks = ticks;
            clock.lookAround();
        }
        var samples = new Samples(time.now(), "clock");
        var verdict = clock.verdict();
        samples.measured(TRUST, verdict.state().level());
        var uncertainty = verdict.uncertainty();
        if (uncertainty == null) {
            samples.undefined(UNCERTAINTY, "nobody knows how far the clock is off");
        } else {
            samples.measured(UNCERTAINTY, uncertainty.toNanos() / NANOS_PER_SECOND);
        }
        keepIfDue(ticks);
        first = false;
        return samples.toList();
    }

    private void keepIfDue(long ticks) {
        var notes = clock.notes();
        var synced = notes.sync() != null;
        if (first
                || ticks - keptTicks >= KEEP_EVERY.toNanos()
                || !notes.spans().equals(keptSpans)
                || synced != keptSync) {
            keep(notes, ticks);
        }
    }

    /** What could not be kept is tried again when it is due next: a full card must not be asked every second. */
    private void keep(ClockNotes notes, long ticks) {
        keptTicks = ticks;
        keptSpans = notes.spans();
        keptSync = notes.sync() != null;
        try {
            memory.keep(notes);
        } catch (ProvisioningException e) {
            log.atWarn()
                    .addKeyValue("error", e.getMessage())
                    .log("what the node knows of its time could not be kept; after a power cut it knows less");
        }
    }

    @Override
    public synchronized void close() {
        keep(clock.notes(), time.ticks().getAsLong());
    }
}
