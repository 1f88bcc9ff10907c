package dev.flightcase.bench.uplink;

import java.util.Locale;

/** What can be measured by itself. */
enum Part {
    DRAIN,
    LINE,
    PRICES,
    SYNC,
    WORKERS;

    /** As the option takes it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Cell cell(Stage stage, Site site) {
        return switch (this) {
            case DRAIN -> new DrainCell(stage, site);
            case LINE -> new LineCell(stage, site);
            case PRICES -> new PricesCell(stage, site);
            case SYNC -> new SyncCell(stage, site);
            case WORKERS -> new WorkersCell(stage, site);
        };
    }
}
