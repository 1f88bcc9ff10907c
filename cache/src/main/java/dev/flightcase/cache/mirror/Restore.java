package dev.flightcase.cache.mirror;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.checkout.JournalProof;
import dev.flightcase.cache.checkout.LedgerRebuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Builds a ledger from a mirror: first all of it is checked, then it is written. One use. */
public final class Restore {
    private static final int ENTRIES_PER_LINE = 10_000;

    private final Path mirror;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Consumer<String> progress;

    /** @param progress hears what it is at, a line at a time */
    public Restore(Path mirror, InstantSource clock, RandomGenerator random, Consumer<String> progress) {
        this.mirror = mirror;
        this.clock = clock;
        this.random = random;
        this.progress = progress;
    }

    /**
     * Blocks on both disks. Throws {@link StoreException} when the new one fails; what it holds then is worth nothing.
     *
     * @param target an empty database; opened only when there is something to restore
     * @param partly whether to restore what comes before a damage in the middle, too
     */
    public RestoreReport run(KeyValueStore.Opener target, boolean partly) throws IOException {
        if (!Files.isDirectory(mirror)) {
            return new RestoreReport.NoMirror("there is no folder " + mirror);
        }
        var mark = MirrorMark.read(mirror);
        if (mark == null) {
            return new RestoreReport.NoMirror(mirror + " is no mirror: it has no " + MirrorMark.FILE);
        }
        var proof = new JournalProof();
        var end = MirrorReader.read(mirror, mark, (sequence, entry) -> {
            tell("checked", sequence);
            return wrong(() -> proof.next(sequence, entry));
        });
        if (end.damage() != null && !partly) {
            return new RestoreReport.Damaged(mark, end.last(), end.damage());
        }
        return end.last() == 0
                ? new RestoreReport.NoMirror("the mirror in " + mirror + " has no entry")
                : new RestoreReport.Restored(
                        mark, build(target, mark, end.last()), end.tornBytes(), end.damage(), EventsFile.read(mirror));
    }

    private LedgerRebuild.Rebuilt build(KeyValueStore.Opener target, MirrorMark mark, long last) throws IOException {
        try (var store = target.open()) {
            var ledger = new LedgerRebuild(store, random);
            var end = MirrorReader.read(mirror, mark, (sequence, entry) -> {
                if (sequence > last) {
                    return "enough";
                }
                tell("restored", sequence);
                ledger.add(sequence, entry);
                return null;
            });
            if (end.last() != last) {
                throw new IOException("the mirror changed while it was read: " + end.damage());
            }
            return ledger.finish(mark.epoch(), clock.instant());
        }
    }

    private void tell(String what, long sequence) {
        if (sequence % ENTRIES_PER_LINE == 0) {
            progress.accept(what + " " + sequence + " entries");
        }
    }

    /** What a check throws, in words; null for nothing. */
    private static @Nullable String wrong(Runnable check) {
        try {
            check.run();
            return null;
        } catch (StoreException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
