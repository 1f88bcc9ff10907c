package dev.flightcase.bench.live;

import dev.flightcase.bench.Markdown;
import dev.flightcase.bench.load.Herd;
import dev.flightcase.bench.load.HttpText;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What many playlist reloads cost while they wait: memory, and how often the playlist is written for them. */
final class WaitersCell {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** So many wait beforehand, that what the first ones of all cost does not count. */
    private static final int FIRST = 50;

    private static final String RENDERS = "playlist_renders_total";
    private static final int AIM_MEBIBYTES = 64;

    private final Studio studio;
    private final int waiters;
    private final int states;

    /** @param states of the playlist that all of them wait for, one after the other */
    WaitersCell(Studio studio, int waiters, int states) {
        this.studio = studio;
        this.waiters = waiters;
        this.states = states;
    }

    String run() throws IOException, InterruptedException {
        System.err.println("waiters: " + waiters);
        double with = 0;
        double before;
        double renders;
        try (var stream = new MovingStream(studio)) {
            try (var herd = new Herd(studio.stall.port(), FIRST)) {
                for (int i = 0; i < states; i++) {
                    wait(stream, herd);
                    stream.send();
                    herd.awaitAll(PATIENCE);
                    check(stream, herd);
                }
            }
            before = studio.stall.residentMebibytes();
            renders = studio.metric(RENDERS, Studio.MOVING);
            try (var herd = new Herd(studio.stall.port(), waiters)) {
                for (int i = 0; i < states; i++) {
                    wait(stream, herd);
                    with = Math.max(with, studio.stall.residentMebibytes());
                    stream.send();
                    herd.awaitAll(PATIENCE);
                    check(stream, herd);
                }
            }
            renders = studio.metric(RENDERS, Studio.MOVING) - renders;
        }
        TimeUnit.SECONDS.sleep(1);
        return report(before, with, studio.stall.residentMebibytes(), renders);
    }

    private static void wait(MovingStream stream, Herd herd) throws IOException {
        for (int i = 0; i < herd.size(); i++) {
            herd.ask(i, HttpText.get(stream.reload(), ""));
        }
        stream.awaitWaiting(herd.size());
    }

    private static void check(MovingStream stream, Herd herd) throws IOException {
        long sum = herd.answer(0).bodyChecksum();
        for (int i = 0; i < herd.size(); i++) {
            var answer = herd.answer(i);
            if (answer.status() != 200 || answer.bodyChecksum() != sum) {
                throw new IOException("waiter " + i + " has another playlist: " + answer.summary());
            }
        }
        stream.moved(herd.answer(0).body());
    }

    private String report(double before, double with, double after, double renders) {
        var table = new Markdown("resident memory, MiB", "before", "while they wait", "after", "growth");
        table.row(
                waiters + " blocked reloads, a connection each",
                "%.0f".formatted(before),
                "%.0f".formatted(with),
                "%.0f".formatted(after),
                "%.0f (aim: %d)".formatted(with - before, AIM_MEBIBYTES));
        return "#### Blocked reloads\n\n%s%nThe playlist was written and compressed %.0f times for %d states that %d waited for each (aim: once each).%n%n"
                .formatted(table, renders, states, waiters);
    }
}
