package dev.flightcase.cache.checkout;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The hub has lost what it had from an entry on: the mark falls to the one before, unless it is there already. Results of payments stay, and are
 * listened to from the first again.
 */
final class FallBack implements Action<HubStanding> {
    private final long epoch;
    private final long from;
    private final Instant asked;

    /**
     * @param from the first entry that the hub has lost
     * @param asked when the hub said so, by its clock
     */
    FallBack(long epoch, long from, Instant asked) {
        this.epoch = epoch;
        this.from = from;
        this.asked = asked.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ActionKind kind() {
        return ActionKind.RECEIPT;
    }

    @Override
    public Outcome<HubStanding> apply(Batch batch) {
        var hub = batch.hub();
        var before = hub.standing();
        if (epoch != hub.epoch()) {
            return new Outcome.Done<>(before, true);
        }
        var mark = Math.clamp(from - 1, 0, before.mark());
        var now = new HubStanding(mark, 0, asked, before.rejected())
                .with(before.rejected().stream()
                        .filter(entry -> entry.sequence() <= mark)
                        .toList());
        hub.stand(now);
        return new Outcome.Done<>(now, now.equals(before));
    }
}
