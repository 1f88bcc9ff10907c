package dev.flightcase.daemon;

import dev.flightcase.cache.checkout.EventLife;
import dev.flightcase.cache.checkout.EventView;
import dev.flightcase.cache.checkout.Ledger;
import dev.flightcase.cache.checkout.Outcome;
import dev.flightcase.cache.checkout.Till;
import dev.flightcase.daemon.health.State;
import dev.flightcase.hal.Panel;
import dev.flightcase.hal.panel.LampPattern;
import dev.flightcase.hal.panel.PanelLoop;
import dev.flightcase.hal.panel.PanelWatch;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The button closes the stall when it is held, and what was sold goes to the hub at once. The LED is lit while the stall is open, with gaps
 * when something is critical; it blinks slowly once the stall is closed and the hub has not heard all of it, and is dark when it has: then the
 * case may be unplugged.
 */
final class StallPanel implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StallPanel.class);

    private final Stall stall;
    private final Optional<PanelLoop> loop;

    /**
     * What the panel is about. All may be asked from any thread.
     *
     * @param life where the event is
     * @param close closes the event
     * @param hubHasAll whether nothing waits for the hub; true without one; may read the disk
     * @param push sends what waits for the hub now
     */
    record Stall(
            Supplier<EventLife> life,
            Supplier<CompletableFuture<Outcome<EventView>>> close,
            Supplier<State> health,
            BooleanSupplier hubHasAll,
            Runnable push) {

        static Stall of(Ledger ledger, Supplier<State> health, Hub hub) {
            return new Stall(
                    () -> ledger.reads().event().life(),
                    () -> ledger.become(Till.BUTTON, EventLife.CLOSED),
                    health,
                    () -> hub.watch()
                            .look()
                            .map(status -> status.waiting().entries() == 0)
                            .orElse(true),
                    hub.line()::pushNow);
        }
    }

    /** @param ticks monotonic nanoseconds */
    StallPanel(Optional<Panel> panel, Stall stall, LongSupplier ticks) {
        this.stall = stall;
        this.loop = panel.map(there -> new PanelLoop(new PanelWatch(there, this::closeStall, this::pattern, ticks)));
    }

    void start() {
        loop.ifPresent(PanelLoop::start);
    }

    /** A stall that is not open is left as it is: a hold may be a mistake while it is set up. */
    void closeStall() {
        var life = stall.life().get();
        if (life != EventLife.OPEN) {
            log.atInfo().addKeyValue("life", life.wire()).log("the button was held; the stall is not open");
            return;
        }
        stall.close().get().thenAccept(this::closed).exceptionally(mistake -> {
            log.atError().setCause(mistake).log("closing the stall by its button threw");
            return null;
        });
    }

    private void closed(Outcome<EventView> outcome) {
        if (outcome instanceof Outcome.Done<EventView>) {
            log.atInfo().log("the stall was closed by its button");
            stall.push().run();
        } else {
            log.atWarn().addKeyValue("outcome", outcome).log("the button was held, and the stall could not be closed");
        }
    }

    LampPattern pattern() {
        return switch (stall.life().get()) {
            case SET_UP, OPEN -> stall.health().get() == State.CRITICAL ? LampPattern.GAPS : LampPattern.STEADY;
            case CLOSED, SETTLED -> stall.hubHasAll().getAsBoolean() ? LampPattern.DARK : LampPattern.SLOW;
        };
    }

    @Override
    public void close() {
        loop.ifPresent(PanelLoop::close);
    }
}
