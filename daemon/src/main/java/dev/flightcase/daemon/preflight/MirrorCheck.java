package dev.flightcase.daemon.preflight;

import dev.flightcase.cache.mirror.MirrorState;
import dev.flightcase.cache.mirror.MirrorStatus;
import java.time.Duration;
import java.util.function.Supplier;

/** Whether what is sold goes to the second medium. Selling needs none, so nothing here keeps doors closed. */
public final class MirrorCheck implements Check.Probe {
    private static final String LOOK = "Sales go on without it; if the card dies, what is not on it is lost.";

    private final Supplier<MirrorStatus> mirror;

    private MirrorCheck(Supplier<MirrorStatus> mirror) {
        this.mirror = mirror;
    }

    public static Check of(Supplier<MirrorStatus> mirror) {
        return new Check(
                "mirror",
                Duration.ofSeconds(5),
                Check.Lane.WAITING,
                new MirrorCheck(mirror),
                Finding.unknown("The second medium could not be looked at in time.", LOOK));
    }

    @Override
    public Finding look() {
        var now = mirror.get();
        if (!(now.state() instanceof MirrorState.Following)) {
            return Finding.warn(now.state().says(), LOOK);
        }
        return now.isEven()
                ? Finding.ok("All " + now.mirrored() + " entries of the journal are on the second medium.")
                : Finding.warn(
                        now.behind() + " entries of the journal are not on the second medium yet.",
                        "Wait a moment and run this again.");
    }
}
