package dev.flightcase.bench.crash;

import dev.flightcase.bench.crash.Findings.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Many lives of nodes on one kind of medium, one after the other. What a life with findings left behind is kept. One thread. */
final class Lab {
    private final Path home;
    private final Path scratch;
    private final SplittableRandom random;
    private final Plan plan;
    private final Consumer<Tally> progress;
    private int lives;

    /**
     * @param strikesPerLife after which a node starts anew in an empty folder: first days are the hardest, and books stay small
     * @param customers who buy at once
     */
    record Plan(int strikesPerLife, int customers) {
        Plan {
            if (strikesPerLife < 2 || customers < 1) {
                throw new IllegalArgumentException(strikesPerLife + " strikes in a life and " + customers
                        + " customers; must be at least 2 and 1");
            }
        }
    }

    /** Makes the medium of a life at the folder {@code data} of its folder. */
    @FunctionalInterface
    interface MediumMaker {
        Medium in(Path folder) throws IOException;
    }

    /**
     * @param scratch where nodes live; its path must be short, for it holds the Unix sockets of nodes
     * @param progress told after each strike
     */
    Lab(Path home, Path scratch, SplittableRandom random, Plan plan, Consumer<Tally> progress) {
        this.home = home;
        this.scratch = scratch;
        this.random = random;
        this.plan = plan;
        this.progress = progress;
    }

    Tally run(int strikes, MediumMaker maker) throws IOException, InterruptedException {
        var tally = new Tally();
        while (tally.strikes() < strikes) {
            live(Math.min(strikes, tally.strikes() + plan.strikesPerLife()), maker, tally);
        }
        return tally;
    }

    private void live(int until, MediumMaker maker, Tally tally) throws IOException, InterruptedException {
        var folder = newFolder();
        boolean fine = false;
        int known = tally.findings().all();
        try (var medium = maker.in(folder)) {
            var life = new Life(new Premises(home, folder), medium, tally, random.split(), plan.customers());
            try {
                life.begin();
                progress.accept(tally);
                while (tally.strikes() < until) {
                    life.round();
                    progress.accept(tally);
                }
                life.end();
                fine = tally.findings().all() == known;
            } catch (IOException e) {
                tally.findings().add(Kind.REFUSED, String.valueOf(e.getMessage()));
            }
            if (!fine) {
                keep(folder);
            }
        }
        if (fine) {
            delete(folder);
        }
    }

    /** A node on a disk that says it has synced and has not: two strikes, of which the second must be seen to cost orders. */
    Tally control() throws IOException, InterruptedException {
        var tally = new Tally();
        var folder = newFolder();
        try (var medium = ForgetfulMedium.in(folder)) {
            var life = new Life(new Premises(home, folder), medium, tally, random.split(), plan.customers());
            life.begin();
            progress.accept(tally);
            life.sales(medium::lie);
            progress.accept(tally);
            life.end();
        } finally {
            delete(folder);
        }
        return tally;
    }

    private Path newFolder() throws IOException {
        return Files.createDirectories(scratch.resolve(String.valueOf(++lives)));
    }

    /** A medium in memory goes with its life, so its files are copied out of it. */
    private static void keep(Path folder) throws IOException {
        var data = folder.resolve("data");
        var kept = folder.resolve("data-kept");
        try (var paths = Files.walk(data)) {
            for (var path : paths.toList()) {
                Files.copy(path, kept.resolve(data.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        System.err.println("kept " + folder);
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
