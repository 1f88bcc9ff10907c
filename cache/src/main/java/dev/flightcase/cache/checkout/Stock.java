package dev.flightcase.cache.checkout;

import java.util.List;

/** The stock of every slot at one moment; immutable. */
final class Stock {
    private final StockRow[] rows;

    Stock(List<StockRow> rows) {
        this.rows = rows.toArray(StockRow[]::new);
    }

    private Stock(StockRow[] rows) {
        this.rows = rows;
    }

    StockRow row(int slot) {
        return rows[slot];
    }

    Draft draft() {
        return new Draft(rows.clone());
    }

    /** A copy that one batch changes. One thread; frozen once, then thrown away. */
    static final class Draft {
        private final Stock view;
        private final StockRow[] rows;

        private Draft(StockRow[] rows) {
            this.rows = rows;
            this.view = new Stock(rows);
        }

        /** Reads through to what the draft holds now. */
        Stock view() {
            return view;
        }

        StockRow confirm(int slot, long units) {
            rows[slot] = rows[slot].confirm(units);
            return rows[slot];
        }
    }
}
