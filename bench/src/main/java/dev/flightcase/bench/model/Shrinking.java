package dev.flightcase.bench.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds a shorter history that fails too: leaves out halves, then quarters, then single steps, then single acts of a batch,
 * for as long as that helps (Zeller, Hildebrandt: Simplifying and Isolating Failure-Inducing Input, 2002).
 */
final class Shrinking {
    private final Predicate<List<Step>> fails;
    private int triesLeft;

    /** @param triesMax histories that are played at most */
    Shrinking(Predicate<List<Step>> fails, int triesMax) {
        this.fails = fails;
        this.triesLeft = triesMax;
    }

    /** @param failing a history that fails */
    List<Step> shrink(List<Step> failing) {
        var best = failing;
        while (true) {
            var shorter = withoutActs(withoutSteps(best));
            if (shorter.equals(best)) {
                return best;
            }
            best = shorter;
        }
    }

    private List<Step> withoutSteps(List<Step> failing) {
        var best = failing;
        for (var chunk = Math.max(1, best.size() / 2); chunk >= 1; chunk /= 2) {
            var from = Math.max(0, best.size() - chunk);
            while (true) {
                var shorter = new ArrayList<>(best);
                shorter.subList(from, Math.min(from + chunk, best.size())).clear();
                if (stillFails(shorter)) {
                    best = shorter;
                }
                if (from == 0) {
                    break;
                }
                from = Math.max(0, from - chunk);
            }
        }
        return best;
    }

    private List<Step> withoutActs(List<Step> failing) {
        var best = failing;
        for (var n = 0; n < best.size(); n++) {
            for (var act = acts(best.get(n)).size() - 1; act >= 0; act--) {
                var shorter = new ArrayList<>(best);
                shorter.set(n, without(best.get(n), act));
                if (stillFails(shorter)) {
                    best = shorter;
                }
            }
        }
        return best;
    }

    private boolean stillFails(List<Step> steps) {
        if (triesLeft == 0) {
            return false;
        }
        triesLeft--;
        return fails.test(steps);
    }

    private static List<Act> acts(Step step) {
        return switch (step) {
            case Step.Ask ask -> ask.acts();
            case Step.Outage outage -> outage.acts();
            case Step.SetClock _, Step.Import _, Step.AdoptAgain _, Step.Restart _, Step.FailWrite _ -> List.of();
        };
    }

    private static Step without(Step step, int act) {
        var acts = new ArrayList<>(acts(step));
        acts.remove(act);
        return step instanceof Step.Ask ask ? new Step.Ask(ask.passed(), acts) : new Step.Outage(acts);
    }
}
