package dev.flightcase.bench.rewind;

import dev.flightcase.bench.forgetful.PowerCut;
import dev.flightcase.bench.fuse.MountedDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;

/**
 * Cuts the power while a show is written, and looks at what is left: everything that a playlist had listed, in its order, and every file that is
 * listed whole.
 */
final class RewindCuts {
    /** One in so many cuts leaves nothing at all of what was not synced; the others leave some of it. */
    private static final int FORGETS_ALL = 3;

    /** Then it begins in an empty folder, since all that is there is compared after each. */
    private static final int CUTS_PER_FOLDER = 10;

    private static final long SHOWN_MILLIS_MIN = 700;
    private static final long SHOWN_MILLIS_MAX = 2_500;
    private static final Duration SEGMENT_EVERY = Duration.ofMillis(40);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(30);

    private final MountedDisk disk;
    private final RandomGenerator random;
    private final boolean lies;
    private final Set<String> promised = new LinkedHashSet<>();
    private long next;
    private int lives;

    /** @param lies every fsync says that it has worked, and has not: a control, in which something must be missing */
    RewindCuts(MountedDisk disk, RandomGenerator random, boolean lies) {
        this.disk = disk;
        this.random = random;
        this.lies = lies;
    }

    /**
     * @param listed segments that viewers had been shown
     * @param looked segments that were fetched and compared after the cuts
     * @param missing of those that had been shown
     * @param torn listed after a cut and not what they should be
     */
    record Result(int cuts, int listed, int looked, int missing, int torn) {
        boolean holds() {
            return missing == 0 && torn == 0;
        }
    }

    /** @param progress is told of each cut */
    Result run(int cuts, IntConsumer progress) throws IOException, InterruptedException {
        int listed = 0;
        int looked = 0;
        int missing = 0;
        int torn = 0;
        for (int cut = 0; cut < cuts; cut++) {
            if (cut % CUTS_PER_FOLDER == 0) {
                listed += promised.size();
                promised.clear();
            }
            var folder = disk.directory().resolve("rewind-" + cut / CUTS_PER_FOLDER);
            show(folder);
            var show = new EndlessShow(token(), next);
            try (var theatre = new Theatre(folder, show, token())) {
                var names = waitForList(theatre);
                looked += names.size();
                torn += torn(theatre, names);
                var gone = new ArrayList<>(promised);
                gone.removeAll(names);
                missing += gone.size();
                promised.removeAll(gone);
            } finally {
                show.close();
            }
            progress.accept(cut + 1);
        }
        return new Result(cuts, listed + promised.size() + missing, looked, missing, torn);
    }

    private String token() {
        return "x" + lives++;
    }

    /** Lets it be written for a while, and cuts the power in the middle. */
    private void show(Path folder) throws IOException, InterruptedException {
        var show = new EndlessShow(token(), next);
        disk.faults().fsyncLies(lies);
        try (var theatre = new Theatre(folder, show, token())) {
            long end = System.nanoTime()
                    + Duration.ofMillis(random.nextLong(SHOWN_MILLIS_MIN, SHOWN_MILLIS_MAX))
                            .toNanos();
            while (System.nanoTime() - end < 0) {
                show.goOn();
                promised.addAll(theatre.listed());
                Thread.sleep(SEGMENT_EVERY);
            }
            var _ = disk.cut(
                    lies || random.nextInt(FORGETS_ALL) == 0
                            ? PowerCut.forgettingAll()
                            : PowerCut.seeded(random.nextLong()));
        } finally {
            next = show.next();
            show.close();
        }
        disk.faults().fsyncLies(false);
        disk.plugIn();
    }

    /** The store finds what it has on a thread of its own. */
    private List<String> waitForList(Theatre theatre) throws IOException, InterruptedException {
        long end = System.nanoTime() + (promised.isEmpty() || lies ? Duration.ofSeconds(2) : BACK_WITHIN).toNanos();
        List<String> names = theatre.listed();
        while (names.isEmpty() && System.nanoTime() - end < 0) {
            Thread.sleep(SEGMENT_EVERY);
            names = theatre.listed();
        }
        return names;
    }

    private static int torn(Theatre theatre, List<String> names) throws IOException, InterruptedException {
        int torn = 0;
        for (String name : names) {
            if (!Arrays.equals(theatre.media(name), EndlessShow.content(name))) {
                torn++;
            }
        }
        return torn;
    }
}
