package dev.flightcase.bench.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The ledger does what the model does, whatever is asked of it and whatever its disk, its process, its machine and its clock
 * do. A failure prints its seed, the shortest history found and the command that plays it again.
 */
class LedgerModelTest {
    private static final int OPERATIONS = 20_000;

    /** Of what the ledger may answer; the test says nothing of what its histories do not reach. */
    private static final List<String> REACHED = List.of(
            "Cash done",
            "Counting conflict",
            "Counting done",
            "Counting refused bundle-has-no-stock",
            "Counting refused count-below-held",
            "Counting refused insufficient-stock",
            "Counting replay",
            "Editing done",
            "Extension done",
            "Extension refused hold-expired",
            "Extension refused hold-released",
            "Extension refused hold-sold",
            "Extension refused unknown-hold",
            "GivingBack done",
            "GivingBack refused hold-sold",
            "GivingBack replay",
            "HandingOver done",
            "HandingOver refused already-voided",
            "HandingOver refused no-pickup",
            "HandingOver replay",
            "Keeping conflict",
            "Keeping done",
            "Keeping refused drop-closed",
            "Keeping refused drop-not-open",
            "Keeping refused event-closed",
            "Keeping refused insufficient-stock",
            "Keeping refused no-event",
            "Keeping refused over-limit",
            "Keeping refused paused",
            "Keeping refused too-many-holds",
            "Keeping refused unknown-sku",
            "Keeping replay",
            "Living done",
            "Living refused event-life",
            "Living replay",
            "Sale conflict",
            "Sale done",
            "Sale refused discount-too-large",
            "Sale refused drop-closed",
            "Sale refused drop-not-open",
            "Sale refused event-closed",
            "Sale refused hold-expired",
            "Sale refused hold-released",
            "Sale refused hold-sold",
            "Sale refused insufficient-stock",
            "Sale refused no-event",
            "Sale refused over-limit",
            "Sale refused paused",
            "Sale refused pickup-full",
            "Sale refused pickup-over",
            "Sale refused price-not-open",
            "Sale refused tender-mismatch",
            "Sale refused token-expired",
            "Sale refused unknown-hold",
            "Sale refused unknown-pickup",
            "Sale refused unknown-price-list",
            "Sale refused unknown-sku",
            "Sale replay",
            "TakingBack conflict",
            "TakingBack done",
            "TakingBack refused already-voided",
            "TakingBack refused unknown-order",
            "TakingBack replay",
            "adoption done",
            "adoption failed",
            "adoption refused",
            "adoption releases holds",
            "batch landed",
            "batch lost");

    @Test
    void everyHistoryEndsAsTheModelSays() {
        var tally = new Tally();

        ModelRun.run(1, OPERATIONS, tally, _ -> {}).ifPresent(failure -> {
            throw new AssertionError(failure.report(), failure.cause());
        });

        var missing = new TreeSet<>(REACHED);
        missing.removeAll(tally.answers().keySet());
        assertThat(missing).as("what %d operations never reached", OPERATIONS).isEmpty();
    }

    @Test
    void aHistoryIsTheSameEachTimeItIsMade() {
        assertThat(Histories.of(4711, 200)).isEqualTo(Histories.of(4711, 200));
        assertThat(Histories.of(4711, 200)).isNotEqualTo(Histories.of(4712, 200));
    }

    /** As if it failed only with both of two steps, one of them with a certain act in it. */
    @Test
    void shrinkingLeavesWhatAFailureNeeds() {
        var steps = Histories.of(7, 400);
        var batch = steps.stream()
                .filter(step -> step instanceof Step.Ask ask && ask.acts().size() > 3)
                .map(Step.Ask.class::cast)
                .findFirst()
                .orElseThrow();
        var guilty = batch.acts().get(2);
        var last = steps.getLast();
        var tried = new ArrayList<Integer>();

        var shortest = new Shrinking(
                        shorter -> {
                            tried.add(shorter.size());
                            return shorter.contains(last)
                                    && shorter.stream()
                                            .anyMatch(step -> step instanceof Step.Ask ask
                                                    && ask.acts().contains(guilty));
                        },
                        5000)
                .shrink(steps);

        assertThat(shortest).containsExactly(new Step.Ask(batch.passed(), List.of(guilty)), last);
        assertThat(tried).hasSizeLessThan(1500);
    }
}
