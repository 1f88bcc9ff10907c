package dev.flightcase.bench.faults;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** What each run of a seed is about: all kinds in some order, then all in another one. One thread. */
final class Draws {
    private final List<Kind> kinds;
    private final SplittableRandom random;
    private final Deque<Kind> bag = new ArrayDeque<>();

    /** @param kinds at least one */
    Draws(long seed, List<Kind> kinds) {
        this.kinds = List.copyOf(kinds);
        this.random = new SplittableRandom(seed);
    }

    Kind next() {
        if (bag.isEmpty()) {
            var all = new ArrayList<>(kinds);
            Collections.shuffle(all, new Random(random.nextLong()));
            bag.addAll(all);
        }
        return bag.removeFirst();
    }

    /** For all else that the run draws. */
    SplittableRandom own() {
        return random.split();
    }
}
