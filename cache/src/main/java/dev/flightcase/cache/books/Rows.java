package dev.flightcase.cache.books;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums by name, in the order of their first coming. When there are too many names, the later ones share a row. */
final class Rows {
    private final int most;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private @Nullable Row others;

    Rows(int most) {
        this.most = most;
    }

    private record Row(String label, Sums sums) {}

    /** What is added up; its places are whatever its owner says. */
    static final class Sums {
        private final long[] values;

        private Sums(int places) {
            this.values = new long[places];
        }

        long at(int place) {
            return values[place];
        }

        private void add(long[] more) {
            for (var place = 0; place < more.length; place++) {
                values[place] = Math.addExact(values[place], more[place]);
            }
        }

        private boolean isNothing() {
            for (var value : values) {
                if (value != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** @param label as people know it; the first one given stays */
    void add(String name, String label, long... more) {
        var row = rows.get(name);
        if (row == null && rows.size() < most) {
            row = new Row(label, new Sums(more.length));
            rows.put(name, row);
        }
        (row == null ? others(more.length) : row).sums.add(more);
    }

    void add(Rows more) {
        more.rows.forEach((name, row) -> add(name, row.label, row.sums.values));
        if (more.others != null) {
            var sums = more.others.sums.values;
            others(sums.length).sums.add(sums);
        }
    }

    private Row others(int places) {
        if (others == null) {
            others = new Row("", new Sums(places));
        }
        return others;
    }

    /** Each row, except where nothing is left of it; that of the others last. */
    <T> List<T> list(Reader<T> reader) {
        var list = new ArrayList<T>();
        rows.forEach((name, row) -> {
            if (!row.sums.isNothing()) {
                list.add(reader.read(name, row.label, row.sums));
            }
        });
        if (others != null && !others.sums.isNothing()) {
            list.add(reader.read(null, others.label, others.sums));
        }
        return list;
    }

    /** Makes something of a row. */
    @FunctionalInterface
    interface Reader<T> {
        /** @param name null for that of the others */
        T read(@Nullable String name, String label, Sums sums);
    }
}
