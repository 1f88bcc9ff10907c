package dev.flightcase.bench.uplink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A catalog over a thin line, and then a hundredth of it. */
final class SyncCell implements Cell {
    /** 20 Mbit/s. */
    static final double BYTES_PER_SECOND = 20e6 / 8;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double AIM_TIME = 1.1;
    private static final double AIM_BYTES = 1.2;
    private static final Aim NONE = new Aim.None();

    private final Stage stage;
    private final Site site;

    /**
     * One publication.
     *
     * @param seconds from the first byte over the line until the node serves it
     * @param fetching of these, until the last byte
     * @param bytes on the line, both ways
     */
    private record Synced(double seconds, double fetching, long bytes) {}

    /** @param site whose files come over a line of {@link #BYTES_PER_SECOND} */
    SyncCell(Stage stage, Site site) {
        this.stage = stage;
        this.site = site;
    }

    @Override
    public Findings run(Scale scale) throws IOException, InterruptedException {
        var rounds = new ArrayList<List<Figure>>();
        var catalog = new CatalogFolder(
                stage.scratch().resolve("catalog"),
                scale.goods().skus(),
                scale.goods().pictures());
        for (int round = 1; round <= scale.rounds(); round++) {
            stage.tell("sync, round %d of %d: %.1f MB".formatted(round, scale.rounds(), catalog.bytes() / 1e6));
            // A catalog of the round before would be announced as soon as the node is there.
            catalog.change();
            try (var node = ClaimedStall.start(stage.home(), stage.scratch().resolve("sync-" + round), site)) {
                var whole = publish(catalog, node);
                long changed = catalog.change();
                var delta = publish(catalog, node);
                rounds.add(figures(catalog.bytes(), whole, changed, delta));
            }
        }
        return new Findings(
                "A catalog over a line of 20 Mbit/s",
                ("%,d products and %,d pictures of %d kB, published with `flightcase hub publish`, to a claimed node that has nothing yet; then the"
                                + " same with another price and another picture of each hundredth. The line is a relay in this benchmark, 20 Mbit/s each"
                                + " way, without delay; files come over HTTP without TLS.")
                        .formatted(scale.goods().skus(), scale.goods().pictures(), catalog.pictureBytes() / 1_000),
                Figure.joined(rounds),
                List.of(
                        "link-bound is what the files alone take at that rate; the time counts from the first byte on the line until the"
                                + " node answers with a price of the new catalog"));
    }

    private List<Figure> figures(long whole, Synced first, long changed, Synced delta) {
        double bound = whole / BYTES_PER_SECOND;
        stage.tell("  %.1f s (%.1f s of fetching) where the link needs %.1f; then %.2f s, %,d bytes for %,d"
                .formatted(first.seconds(), first.fetching(), bound, delta.seconds(), delta.bytes(), changed));
        return List.of(
                Figure.of("all of it, time / link-bound time", 2, new Aim.AtMost(AIM_TIME), first.seconds() / bound),
                Figure.of("all of it until it is served, s", 1, NONE, first.seconds()),
                Figure.of("of these, until the last byte is there, s", 1, NONE, first.fetching()),
                Figure.of(
                        "1 %, bytes on the line / changed bytes",
                        2, new Aim.AtMost(AIM_BYTES), (double) delta.bytes() / changed),
                Figure.of("1 % until it is served, s", 1, NONE, delta.seconds()),
                Figure.of("of these, until the last byte is there, s", 1, NONE, delta.fetching()));
    }

    private Synced publish(CatalogFolder catalog, ClaimedStall node) throws IOException, InterruptedException {
        long before = site.files().bytes();
        try (var times = new LineTimes(site.files()).start()) {
            long served = new Publication(stage.home(), site).publish(catalog, node);
            return new Synced(
                    (served - times.first()) / NANOS_PER_SECOND,
                    (times.last() - times.first()) / NANOS_PER_SECOND,
                    site.files().bytes() - before);
        }
    }
}
